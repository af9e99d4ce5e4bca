using System.Globalization;
using System.Text;

namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>
/// What is left of a character when it is decomposed (NFD) and its nonspacing marks are dropped. The framework decomposes nothing in a program
/// with invariant globalization, and differently with every version of ICU; so the decompositions are ours, from Unicode 14.
/// </summary>
internal static class BaseCharacters
{
    /// <summary>The room that <see cref="Of"/> needs.</summary>
    public const int MostCharacters = 3;

    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11_172;
    private const int FirstLeading = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int NoTrailing = 0x11A7;
    private const int Vowels = 21;
    private const int Trailings = 28;

    private static readonly Dictionary<int, string> Decomposed = Read();

    /// <summary>What is left of a character, in the case that it has; empty for a nonspacing mark.</summary>
    /// <param name="character">Any character.</param>
    /// <param name="room">May be written to and be part of the result.</param>
    public static ReadOnlySpan<char> Of(Rune character, Span<char> room)
    {
        if (character.Value >= FirstSyllable && character.Value < FirstSyllable + Syllables)
        {
            return OfSyllable(character.Value - FirstSyllable, room);
        }

        if (Decomposed.TryGetValue(character.Value, out string? left))
        {
            return left;
        }

        return Rune.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark ? [] : room[..character.EncodeToUtf16(room)];
    }

    private static ReadOnlySpan<char> OfSyllable(int syllable, Span<char> room)
    {
        room[0] = (char)(FirstLeading + syllable / (Vowels * Trailings));
        room[1] = (char)(FirstVowel + syllable / Trailings % Vowels);
        room[2] = (char)(NoTrailing + syllable % Trailings);
        return room[..(syllable % Trailings == 0 ? 2 : 3)];
    }

    private static Dictionary<int, string> Read()
    {
        using var lines = new StreamReader(typeof(BaseCharacters).Assembly.GetManifestResourceStream("BaseCharacters.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => Array.ConvertAll(line.Split(' '), code => int.Parse(code, NumberStyles.HexNumber)))
            .ToDictionary(codes => codes[0], codes => string.Concat(codes.Skip(1).Select(char.ConvertFromUtf32)));
    }
}
