using System.Runtime.InteropServices;

namespace Macl.Text.Batches;

/// <summary>Finds the samples of a batch that share a text: they would be false negatives of each other.</summary>
internal static class DuplicateTexts
{
    private const int TextAndPositive = 2;

    /// <summary>A key for each sample, the same for samples that share a text or a positive, over any number of others; null where all differ. Hard negatives play no part.</summary>
    public static IReadOnlyList<long>? Keys(IReadOnlyList<SampleTokens> samples)
    {
        long[] keys = [.. Enumerable.Range(0, samples.Count).Select(position => (long)position)];
        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (position, sample) in samples.Index())
        {
            foreach (int[] text in sample.Texts.Take(TextAndPositive))
            {
                string name = NameOf(text);
                if (!firstWith.TryAdd(name, position))
                {
                    keys.AsSpan().Replace(keys[position], keys[firstWith[name]]);
                }
            }
        }

        return keys.Distinct().Count() == keys.Length ? null : keys;
    }

    /// <summary>The tokens' bits as characters: equal for equal tokens.</summary>
    private static string NameOf(int[] tokens) => new(MemoryMarshal.Cast<int, char>(tokens));
}
