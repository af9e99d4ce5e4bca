using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>Weights and buffers of a module, as tensors by name.</summary>
public static class ModuleState
{
    /// <summary>Copies of all weights and buffers. The caller owns them.</summary>
    public static Dictionary<string, Tensor> Export(nn.Module module)
    {
        using var noGradient = no_grad();
        return module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone(), StringComparer.Ordinal);
    }

    /// <summary>Overwrites all weights and buffers, or none of them if one does not fit.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, unknown to the module, or of another shape or type.</exception>
    public static void Import(nn.Module module, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var own = module.state_dict();
        tensors.ThrowIfUnknown(own.ContainsKey);
        (Tensor Target, Tensor Saved)[] pairs = [.. own.Select(entry => (entry.Value, tensors.Fitting(entry.Key, entry.Value.dtype, entry.Value.shape)))];
        using var noGradient = no_grad();
        foreach (var (target, saved) in pairs)
        {
            target.copy_(saved);
        }
    }
}
