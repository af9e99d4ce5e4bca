using System.Globalization;
using System.Text;
using Macl.Inputs.Text.Tokenizers.Words;

namespace Macl.Inputs.Text.Tokenizers.Bytes;

/// <summary>
/// GPT-2's words, as its expression <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c> finds them. A regular
/// expression of the framework knows letters and numbers beyond U+FFFF only as two halves, so it is written out.
/// </summary>
internal sealed class ByteLevelWords : IWordSplitter
{
    private static readonly string[] Endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }

    public bool TryNext(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> word)
    {
        word = text.Slice(position, LengthOfFirst(text[position..]));
        position += word.Length;
        return !word.IsEmpty;
    }

    private static int LengthOfFirst(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        int ending = LengthOfEnding(text);
        if (ending > 0)
        {
            return ending;
        }

        // A blank belongs to the word behind it.
        int start = text.Length > 1 && text[0] == ' ' ? 1 : 0;
        Kind kind = KindAt(text, start, out _);
        return kind == Kind.Space ? LengthOfSpace(text) : start + LengthOfRun(text[start..], kind);
    }

    private static int LengthOfEnding(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'')
        {
            foreach (string ending in Endings)
            {
                if (text.StartsWith(ending, StringComparison.Ordinal))
                {
                    return ending.Length;
                }
            }
        }

        return 0;
    }

    /// <summary>All white space at the end of the text; elsewhere all but the last character, which may belong to the next word, and at least one.</summary>
    private static int LengthOfSpace(ReadOnlySpan<char> text)
    {
        int length = LengthOfRun(text, Kind.Space);
        return length == text.Length ? length : Math.Max(length - 1, 1);
    }

    private static int LengthOfRun(ReadOnlySpan<char> text, Kind kind)
    {
        int end = 0;
        while (end < text.Length && KindAt(text, end, out int length) == kind)
        {
            end += length;
        }

        return end;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int position, out int length)
    {
        char first = text[position];
        if (char.IsAscii(first))
        {
            length = 1;
            return char.IsAsciiLetter(first) ? Kind.Letter : char.IsAsciiDigit(first) ? Kind.Number : char.IsWhiteSpace(first) ? Kind.Space : Kind.Other;
        }

        Rune.DecodeFromUtf16(text[position..], out Rune character, out length);
        return Rune.IsWhiteSpace(character) ? Kind.Space : KindOf(Rune.GetUnicodeCategory(character));
    }

    private static Kind KindOf(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
        _ => Kind.Other,
    };
}
