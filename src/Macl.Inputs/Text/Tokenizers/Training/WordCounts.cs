using System.Runtime.InteropServices;
using System.Text;
using Macl.Inputs.Text.Tokenizers.Bert;

namespace Macl.Inputs.Text.Tokenizers.Training;

/// <summary>How often each word stands in a text that is cleaned and split as BERT's tokenizers do. Words that are too long to have pieces do not count.</summary>
internal sealed class WordCounts(BertNormalization normalization)
{
    private readonly BertNormalizer _normalizer = new(normalization);
    private readonly BertWords _splitter = new();
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Words and how often they stand in the text.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(string text)
    {
        var cleaned = new CharBuffer(text.Length);
        try
        {
            _normalizer.Normalize(WellFormedText.Of(text), ref cleaned);
            AddWords(cleaned.Characters);
        }
        finally
        {
            cleaned.Dispose();
        }
    }

    /// <summary>How often each character stands in the words.</summary>
    public Dictionary<Rune, long> Characters()
    {
        var characters = new Dictionary<Rune, long>();
        foreach ((string word, long count) in _counts)
        {
            foreach (Rune character in word.EnumerateRunes())
            {
                CollectionsMarshal.GetValueRefOrAddDefault(characters, character, out _) += count;
            }
        }

        return characters;
    }

    private void AddWords(ReadOnlySpan<char> text)
    {
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int position = 0; _splitter.TryNext(text, ref position, out ReadOnlySpan<char> word);)
        {
            if (!WordLength.IsAbove(WordPieceModel.DefaultMostCharacters, word))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
            }
        }
    }
}
