using Macl.Learning.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// Initial weights as in BERT: linear layers and tables normal with deviation .02, biases 0, the padding token's row 0. Google's code cuts the normal
/// distribution at two deviations; Hugging Face's does not, and neither does this.
/// </summary>
internal static class TextEncoderStart
{
    private const double Deviation = .02;
    private const string Words = "embeddings.word_embeddings.weight";

    /// <summary>Sets everything; parts are numbered in the order of their names.</summary>
    public static void Apply(nn.Module module, TextEncoderOptions options, long seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        long number = 0;
        foreach (var (name, parameter) in module.named_parameters().OrderBy(named => named.name, StringComparer.Ordinal))
        {
            var random = RandomStreams.For(seed, number++);
            if (parameter.dim() > 1)
            {
                Draw(parameter, random);
            }

            if (name.Equals(Words, StringComparison.Ordinal))
            {
                parameter[options.PadId].zero_();
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
