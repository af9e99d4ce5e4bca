namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>The length of words in characters, of which those beyond U+FFFF have two units.</summary>
internal static class WordLength
{
    /// <summary>Whether a word has more characters; looks at no more of a long word than it must.</summary>
    /// <param name="most">The most characters.</param>
    /// <param name="word">Without lone surrogates.</param>
    public static bool IsAbove(int most, ReadOnlySpan<char> word)
    {
        if (word.Length <= most || word.Length > 2 * most)
        {
            return word.Length > most;
        }

        int characters = 0;
        foreach (char unit in word)
        {
            characters += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return characters > most;
    }
}
