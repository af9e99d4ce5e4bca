using Macl.Learning.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>
/// Initial weights of a vision transformer as in timm: normal with deviation .02 for linear layers and position embeddings, 10⁻⁶ for the class
/// token, and a convolution's usual ±1 / √inputs for patches. Biases of linear layers are 0.
/// </summary>
/// <remarks>timm cuts the normal distribution at ±2, a hundred deviations, and so never.</remarks>
internal static class TransformerStart
{
    private const double Deviation = 0.02;
    private const double DeviationOfClassToken = 1e-6;

    /// <summary>Sets everything; parts are numbered in the order of their names.</summary>
    public static void Apply(nn.Module module, long seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        long number = 0;
        foreach (var (name, parameter) in module.named_parameters().OrderBy(named => named.name, StringComparer.Ordinal))
        {
            Set(module, name, parameter, RandomStreams.For(seed, number++));
        }
    }

    private static void Set(nn.Module module, string name, Parameter parameter, Random random)
    {
        if (name is "cls_token")
        {
            parameter.copy_(Normal(random, parameter.shape, DeviationOfClassToken));
        }
        else if (name.StartsWith("patch_embed.", StringComparison.Ordinal))
        {
            parameter.copy_(Uniform(random, parameter.shape, InputsOf(module.get_parameter("patch_embed.proj.weight")!)));
        }
        else if (parameter.dim() > 1)
        {
            parameter.copy_(Normal(random, parameter.shape, Deviation));
        }
    }

    private static long InputsOf(Tensor kernels) => kernels.numel() / kernels.shape[0];

    private static Tensor Normal(Random random, long[] shape, double deviation)
    {
        float[] values = new float[Length(shape)];
        NormalDraws.Fill(random, values, deviation);
        return tensor(values, shape);
    }

    private static Tensor Uniform(Random random, long[] shape, long inputs)
    {
        double bound = 1 / Math.Sqrt(inputs);
        return tensor([.. Enumerable.Range(0, (int)Length(shape)).Select(_ => (float)(bound * ((2 * random.NextDouble()) - 1)))], shape);
    }

    private static long Length(long[] shape) => shape.Aggregate(1L, (product, length) => product * length);
}
