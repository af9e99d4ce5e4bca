using System.Globalization;
using System.Text;

namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>Cleans a text as BERT's tokenizers do before they split it.</summary>
/// <remarks>
/// By Hugging Face's BertNormalizer. Marks that are kept are not put into canonical order: once the nonspacing ones are gone, these are two dozen
/// characters of musical notation and rare scripts.
/// </remarks>
internal sealed class BertNormalizer(BertNormalization options)
{
    private const int CapitalIWithDot = 0x130;
    private readonly bool _stripAccents = options.StripAccents ?? options.Lowercase;

    /// <summary>Appends the cleaned text.</summary>
    public void Normalize(ReadOnlySpan<char> text, ref CharBuffer cleaned)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAnyExceptInRange(' ', '~');
            plain = plain < 0 ? text.Length : plain;
            AppendPlain(text[..plain], ref cleaned);
            text = text[plain..];
            if (!text.IsEmpty)
            {
                Rune.DecodeFromUtf16(text, out Rune character, out int length);
                Append(character, ref cleaned);
                text = text[length..];
            }
        }
    }

    private void AppendPlain(ReadOnlySpan<char> text, ref CharBuffer cleaned)
    {
        Span<char> room = cleaned.Append(text.Length);
        if (options.Lowercase)
        {
            Ascii.ToLower(text, room, out _);
        }
        else
        {
            text.CopyTo(room);
        }
    }

    private void Append(Rune character, ref CharBuffer cleaned)
    {
        if (options.CleanText && IsDropped(character))
        {
            return;
        }

        if (options.CleanText && Rune.IsWhiteSpace(character))
        {
            cleaned.Append(' ');
        }
        else if (options.HandleChineseChars && IsIdeograph(character.Value))
        {
            cleaned.Append(' ');
            AppendLetter(character, ref cleaned);
            cleaned.Append(' ');
        }
        else
        {
            AppendLetter(character, ref cleaned);
        }
    }

    private void AppendLetter(Rune character, ref CharBuffer cleaned)
    {
        if (!_stripAccents)
        {
            AppendCased(character, ref cleaned);
            return;
        }

        Span<char> room = stackalloc char[BaseCharacters.MostCharacters];
        foreach (Rune letter in BaseCharacters.Of(character, room).EnumerateRunes())
        {
            AppendCased(letter, ref cleaned);
        }
    }

    private void AppendCased(Rune letter, ref CharBuffer cleaned)
    {
        if (options.Lowercase && letter.Value == CapitalIWithDot)
        {
            // The one character whose small form is two: the letter and the dot above it.
            "i\u0307".CopyTo(cleaned.Append(2));
            return;
        }

        cleaned.Append(options.Lowercase ? Rune.ToLowerInvariant(letter) : letter);
    }

    private static bool IsDropped(Rune character) => character.Value is not ('\t' or '\n' or '\r')
        && (character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);

    /// <summary>The blocks of BERT's original code: ideographs and their compatibility forms, without kana and hangul.</summary>
    private static bool IsIdeograph(int code) => code is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or
        (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
