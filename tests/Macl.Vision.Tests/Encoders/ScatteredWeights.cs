using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>The weights that References/make_encoders.py makes.</summary>
internal static class ScatteredWeights
{
    /// <summary>Overwrites all weights and buffers.</summary>
    public static void Fill(nn.Module module)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, tensor) in module.state_dict())
        {
            tensor.copy_(Weight(name, tensor.shape));
        }
    }

    private static Tensor Weight(string name, long[] shape) => name switch
    {
        _ when name.EndsWith("num_batches_tracked", StringComparison.Ordinal) => tensor(0L),
        _ when name.EndsWith("running_var", StringComparison.Ordinal) => Scatter.Of(name, shape, 0.3, 1),
        _ when name.EndsWith("running_mean", StringComparison.Ordinal) => Scatter.Of(name, shape, 0.1),
        _ when shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal) => Scatter.Of(name, shape, 0.3, 1),
        _ when shape.Length == 1 => Scatter.Of(name, shape, 0.1),
        "cls_token" or "pos_embed" => Scatter.Of(name, shape, 0.5),
        _ => Scatter.Of(name, shape, Math.Sqrt(6.0 / shape.Skip(1).Aggregate((product, length) => product * length))),
    };
}
