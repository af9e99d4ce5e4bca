using System.Text;

namespace Macl.Inputs.Text.Tokenizers;

/// <summary>Texts without lone halves of surrogate pairs.</summary>
internal static class WellFormedText
{
    /// <summary>The text itself, or one with U+FFFD for every lone half.</summary>
    public static string Of(string text)
    {
        for (int position = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); position < text.Length && position >= 0; position++)
        {
            if (char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
            {
                position++;
            }
            else if (char.IsSurrogate(text[position]))
            {
                return Repaired(text);
            }
        }

        return text;
    }

    private static string Repaired(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (Rune character in text.EnumerateRunes())
        {
            repaired.Append(character.ToString());
        }

        return repaired.ToString();
    }
}
