using Macl.Learning.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// Initial weights as in BERT: linear layers and tables normal with deviation .02; vectors, which are biases of 0 and normalisations' scales of 1, stay. Google's code cuts
/// the normal distribution at two deviations; Hugging Face's does not, and neither does this.
/// </summary>
internal static class InitialWeights
{
    private const double Deviation = .02;

    /// <summary>Draws every matrix of a module; they are numbered in the order of their names.</summary>
    public static void Draw(nn.Module module, long seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (number, (_, parameter)) in module.named_parameters().OrderBy(named => named.name, StringComparer.Ordinal).Index())
        {
            if (parameter.dim() > 1)
            {
                Draw(parameter, RandomStreams.For(seed, number));
            }
        }
    }

    private static void Draw(Parameter parameter, Random random)
    {
        float[] values = new float[parameter.numel()];
        NormalDraws.Fill(random, values, Deviation);
        parameter.copy_(tensor(values, parameter.shape));
    }
}
