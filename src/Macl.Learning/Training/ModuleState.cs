using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>Weights and buffers of a module, as tensors by name.</summary>
public static class ModuleState
{
    /// <summary>Copies of all weights and buffers. The caller owns them.</summary>
    public static Dictionary<string, Tensor> Export(nn.Module module)
    {
        using var noGradient = no_grad();
        return module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone(), StringComparer.Ordinal);
    }

    /// <summary>Overwrites all weights and buffers.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, unknown to the module, or of another shape or type.</exception>
    public static void Import(nn.Module module, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var own = module.state_dict();
        string? unknown = tensors.Keys.FirstOrDefault(name => !own.ContainsKey(name));
        if (unknown is not null)
        {
            throw new InvalidDataException($"The model has no tensor {unknown}.");
        }

        using var noGradient = no_grad();
        foreach (var (name, target) in own)
        {
            target.copy_(Fitting(name, target, tensors.GetValueOrDefault(name)));
        }
    }

    private static Tensor Fitting(string name, Tensor target, Tensor? saved)
    {
        if (saved is null)
        {
            throw new InvalidDataException($"The saved model lacks the tensor {name}.");
        }

        bool fits = saved.dtype == target.dtype && saved.shape.AsSpan().SequenceEqual(target.shape);
        return fits ? saved : throw new InvalidDataException(
            $"The tensor {name} is {saved.dtype} [{string.Join(", ", saved.shape)}] in the file, but {target.dtype} [{string.Join(", ", target.shape)}] in the model.");
    }
}
