using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;

namespace Macl.Text.Batches;

/// <summary>Reads samples as tokens. Safe for several threads.</summary>
internal sealed class SampleTokenizer(SentenceDataSet data, TextTokenizer tokenizer, int maxTokens)
{
    public SampleTokens Encode(int sample)
    {
        var (text, positive, hardNegative) = data.Read(sample);
        return new SampleTokens(sample, [.. new[] { text, positive, hardNegative }.OfType<string>().Select(one => tokenizer.Encode(one, maxTokens))]);
    }
}
