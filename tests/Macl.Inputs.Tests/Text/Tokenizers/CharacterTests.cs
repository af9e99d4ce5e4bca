using System.Globalization;
using System.Text;
using Macl.Inputs.Text.Tokenizers;
using Macl.Inputs.Text.Tokenizers.Bert;

namespace Macl.Inputs.Tests.Text.Tokenizers;

/// <summary>Every character of Unicode: kept, dropped, a blank, punctuation, a word of its own, or other characters, as the reference has it.</summary>
public sealed class CharacterTests
{
    /// <summary>Their categories were corrected after Unicode 8, or their decomposition is of Unicode 13.</summary>
    private static readonly int[] Corrected = [0x166D, 0x1734, 0x111C9, 0x1171E, 0x11938];

    [Theory]
    [InlineData("uncased", true)]
    [InlineData("cased", false)]
    public void Every_character_becomes_what_the_reference_makes_of_it(string name, bool isLowerCase)
    {
        var normalizer = new BertNormalizer(new(CleanText: true, HandleChineseChars: true, StripAccents: null, isLowerCase));
        var others = new List<int>();
        foreach (string line in Encoding.UTF8.GetString(TokenizerReferences.Read($"{name}-characters.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            (string range, string expected) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            int[] ends = [.. range.Split('-').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            others.AddRange(Enumerable.Range(ends[0], ends[1] - ends[0] + 1).Where(code => ClassOf(code, normalizer) != expected && !IsOfAnotherUnicode(code, expected)));
        }

        Assert.Equal("", string.Join(" ", others.Select(code => $"{code:x}")));
    }

    /// <summary>
    /// The reference has its categories from Unicode 8: what was added since is kept. It has its small letters from a Unicode that is newer than the framework's.
    /// </summary>
    private static bool IsOfAnotherUnicode(int code, string expected) => Corrected.Contains(code) || Rune.GetUnicodeCategory(new Rune(code)) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.OtherPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation => expected == "kept",
        UnicodeCategory.OtherNotAssigned => expected.StartsWith("kept ", StringComparison.Ordinal),
        _ => false,
    };

    private static string ClassOf(int code, BertNormalizer normalizer)
    {
        string text = char.ConvertFromUtf32(code);
        string normalized = Normalized($"q{text}q", normalizer)[1..^1];
        if (normalized is "" or " ")
        {
            return normalized.Length == 0 ? "dropped" : "blank";
        }

        string kept = normalized.Trim();
        string kind = normalized.StartsWith(' ') ? "apart" : WordsIn($"q{normalized}q") == 3 ? "punctuation" : "kept";
        return kept == text ? kind : $"{kind} {string.Join(' ', kept.EnumerateRunes().Select(part => part.Value.ToString("x")))}";
    }

    private static string Normalized(string text, BertNormalizer normalizer)
    {
        var buffer = new CharBuffer(text.Length);
        normalizer.Normalize(text, ref buffer);
        string normalized = buffer.Characters.ToString();
        buffer.Dispose();
        return normalized;
    }

    private static int WordsIn(string text)
    {
        int count = 0;
        for (int position = 0; new BertWords().TryNext(text, ref position, out _); count++)
        {
        }

        return count;
    }
}
