using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;

namespace Macl.Text.Batches;

/// <summary>How often each token of the vocabulary occurs.</summary>
internal static class TokenCounts
{
    /// <summary>Counts between start and end, of a part of the samples at equal distances where there are more than asked for.</summary>
    /// <param name="data">The samples; of pairs the queries.</param>
    /// <param name="tokenizer">Sentences → tokens.</param>
    /// <param name="vocabularySize">How many are counted, at least as many as the tokenizer has.</param>
    /// <param name="maxTokens">The most tokens of a sentence.</param>
    /// <param name="mostSamples">The most samples that are counted.</param>
    public static long[] Of(SentenceDataSet data, TextTokenizer tokenizer, int vocabularySize, int maxTokens, int mostSamples)
    {
        long[] counts = new long[vocabularySize];
        int samples = Math.Min(data.Count, mostSamples);
        for (int number = 0; number < samples; number++)
        {
            int[] tokens = tokenizer.Encode(data.Read((int)((long)number * data.Count / samples)).Text, maxTokens);
            foreach (int token in tokens.AsSpan(1, tokens.Length - 2))
            {
                counts[token]++;
            }
        }

        return counts;
    }
}
