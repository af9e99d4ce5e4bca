using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>Initial weights of convolutions after He et al. (2015) for ReLU, by the number of outputs, as in torchvision: mean 0, variance 2 / (outputs · k²).</summary>
internal static class KaimingNormal
{
    /// <summary>Sets all convolutions below a module; they are numbered in the order of their names.</summary>
    public static void Apply(nn.Module module, long seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        long number = 0;
        foreach (var convolution in module.named_modules().OrderBy(named => named.name, StringComparer.Ordinal).Select(named => named.module).OfType<Convolution>())
        {
            convolution.Weight.copy_(Draw(convolution.Weight.shape, RandomStreams.For(seed, number++)));
        }
    }

    private static Tensor Draw(long[] shape, Random random)
    {
        float[] values = new float[shape.Aggregate((product, length) => product * length)];
        NormalDraws.Fill(random, values, Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3])));
        return tensor(values, shape);
    }
}
