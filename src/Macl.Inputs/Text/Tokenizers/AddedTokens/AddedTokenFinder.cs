using System.Buffers;
using System.Globalization;
using System.Text;

namespace Macl.Inputs.Text.Tokenizers.AddedTokens;

/// <summary>Finds added tokens in a text: always the leftmost, and of those the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly (string Pattern, AddedToken Token)[] _tokens;
    private readonly SearchValues<char> _firsts;

    /// <param name="tokens">What is looked for in the text, and the token that it is; of equal patterns the first counts, empty ones do not.</param>
    public AddedTokenFinder(IEnumerable<(string Pattern, AddedToken Token)> tokens)
    {
        _tokens = [.. tokens.Where(token => token.Pattern.Length > 0).OrderByDescending(token => token.Pattern.Length)];
        _firsts = SearchValues.Create([.. _tokens.Select(token => token.Pattern[0])]);
    }

    /// <summary>The next token, or null where there is no more.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="position">Where to go on; moved behind the token, or to the end.</param>
    /// <param name="before">What stands before the token, or the rest; may be empty.</param>
    public AddedToken? Next(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> before)
    {
        int search = position;
        while (TryFind(text, search, out int start, out int end, out AddedToken? token))
        {
            if (!token!.SingleWord || IsSingleWord(text, start, end))
            {
                start = token.LeftStrip ? Math.Max(position, text[..start].TrimEnd().Length) : start;
                before = text[position..start];
                position = token.RightStrip ? text.Length - text[end..].TrimStart().Length : end;
                return token;
            }

            search = end;
        }

        before = text[position..];
        position = text.Length;
        return null;
    }

    private bool TryFind(ReadOnlySpan<char> text, int search, out int start, out int end, out AddedToken? token)
    {
        for (int found = text[search..].IndexOfAny(_firsts); found >= 0; found = text[search..].IndexOfAny(_firsts))
        {
            start = search + found;
            foreach ((string pattern, AddedToken candidate) in _tokens)
            {
                if (text[start..].StartsWith(pattern, StringComparison.Ordinal))
                {
                    (end, token) = (start + pattern.Length, candidate);
                    return true;
                }
            }

            search = start + 1;
        }

        (start, end, token) = (0, 0, null);
        return false;
    }

    private static bool IsSingleWord(ReadOnlySpan<char> text, int start, int end)
    {
        Rune.DecodeLastFromUtf16(text[..start], out Rune before, out _);
        Rune.DecodeFromUtf16(text[end..], out Rune after, out _);
        return (start == 0 || !IsWordCharacter(before)) && (end == text.Length || !IsWordCharacter(after));
    }

    private static bool IsWordCharacter(Rune character) => Rune.IsLetter(character) || Rune.GetUnicodeCategory(character) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
