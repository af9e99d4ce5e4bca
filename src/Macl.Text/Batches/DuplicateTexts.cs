using System.Runtime.InteropServices;

namespace Macl.Text.Batches;

/// <summary>Finds what would be a false negative in a batch: samples that share a text, and hard negatives that are the text of another sample.</summary>
internal static class DuplicateTexts
{
    private const int TextAndPositive = 2;

    /// <summary>
    /// A key for each sample, the same for samples that share a text or a positive, over any number of others; and behind them one for each hard negative: that of the
    /// sample whose text or positive it is, or else one of its own. Null where all differ.
    /// </summary>
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

        var hardNegatives = samples.SelectMany(sample => sample.Texts.Skip(TextAndPositive));
        long[] all = [.. keys, .. hardNegatives.Select((text, number) => firstWith.TryGetValue(NameOf(text), out int position) ? keys[position] : samples.Count + number)];
        return all.Distinct().Count() == all.Length ? null : all;
    }

    /// <summary>The tokens' bits as characters: equal for equal tokens.</summary>
    private static string NameOf(int[] tokens) => new(MemoryMarshal.Cast<int, char>(tokens));
}
