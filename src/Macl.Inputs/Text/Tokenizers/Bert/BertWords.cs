using System.Text;
using Macl.Inputs.Text.Tokenizers.Words;

namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>BERT's words: what stands between white space, and every mark of punctuation by itself.</summary>
internal sealed class BertWords : IWordSplitter
{
    public bool TryNext(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> word)
    {
        int start = position;
        while (position < text.Length)
        {
            Rune.DecodeFromUtf16(text[position..], out Rune character, out int length);
            if (!Rune.IsWhiteSpace(character) && !IsPunctuation(character))
            {
                position += length;
            }
            else if (position > start)
            {
                break;
            }
            else if (Rune.IsWhiteSpace(character))
            {
                position += length;
                start = position;
            }
            else
            {
                position += length;
                break;
            }
        }

        word = text[start..position];
        return !word.IsEmpty;
    }

    /// <summary>Unicode's punctuation, and all of ASCII that is no letter, number or blank.</summary>
    private static bool IsPunctuation(Rune character) => character.Value < 0x80
        ? character.Value is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~')
        : Rune.IsPunctuation(character);
}
