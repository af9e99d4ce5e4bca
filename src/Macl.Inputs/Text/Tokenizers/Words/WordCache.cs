using System.Collections.Concurrent;

namespace Macl.Inputs.Text.Tokenizers.Words;

/// <summary>Remembers the tokens of short words, the first 65,536 that come; in language these are most of all words that will.</summary>
internal sealed class WordCache(IWordEncoder encoder) : IWordEncoder
{
    private const int MostWords = 1 << 16;
    private const int MostCharacters = 32;
    private readonly ConcurrentDictionary<string, int[]> _words = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The tokens, which the caller must not change.</summary>
    public int[] Encode(ReadOnlySpan<char> word)
    {
        if (word.Length > MostCharacters)
        {
            return encoder.Encode(word);
        }

        ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(word, out int[]? tokens) ? tokens : Remember(word, encoder.Encode(word));
    }

    private int[] Remember(ReadOnlySpan<char> word, int[] tokens)
    {
        if (Volatile.Read(ref _count) < MostWords && _words.TryAdd(word.ToString(), tokens))
        {
            Interlocked.Increment(ref _count);
        }

        return tokens;
    }
}
