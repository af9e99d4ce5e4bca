using System.Text;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Says whether text is nothing but white space.</summary>
internal static class BlankText
{
    /// <param name="text">UTF-8.</param>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            if (!Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }
}
