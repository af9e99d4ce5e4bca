using Macl.Learning.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>
/// Initial weights after Glorot and Bengio (2010): every linear layer's weight uniform within ±√(6 / (inputs + outputs)),
/// every bias 0; other layers stay as they are. This is what the authors of GraphCL use.
/// </summary>
public static class XavierUniform
{
    /// <summary>Sets a linear layer, or all of them below a module. The same seed gives the same weights on every platform, whatever was drawn before.</summary>
    /// <param name="module">Layers are numbered in the order of their names, so that equal architectures get equal weights.</param>
    /// <param name="seed">Any number.</param>
    public static void Apply(nn.Module module, long seed)
    {
        long number = 0;
        foreach (nn.Module layer in AllOf(module))
        {
            if (layer is Linear linear)
            {
                Apply(linear, RandomStreams.For(seed, number++));
            }
        }
    }

    /// <summary>The module itself, which the framework leaves out, and all below it.</summary>
    private static IEnumerable<nn.Module> AllOf(nn.Module module) =>
        module.named_modules().OrderBy(named => named.name, StringComparer.Ordinal).Select(named => named.module).Prepend(module);

    private static void Apply(Linear layer, Random random)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Tensor weight = layer.weight;
        double bound = Math.Sqrt(6.0 / (weight.shape[0] + weight.shape[1]));
        weight.copy_(tensor(Draw(random, weight.numel(), bound)).reshape(weight.shape));
        layer.bias?.zero_();
    }

    private static float[] Draw(Random random, long count, double bound)
    {
        var values = new float[count];
        for (long index = 0; index < count; index++)
        {
            values[index] = (float)(bound * ((2 * random.NextDouble()) - 1));
        }

        return values;
    }
}
