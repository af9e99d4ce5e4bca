using Macl.Inputs.Text.Tokenizers.Bytes;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Puts a model of byte pairs together from what files say, and refuses what does not fit together.</summary>
internal static class BytePairFiles
{
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="merges">Two tokens with a blank between them, in order; the line, or 0, for messages.</param>
    /// <param name="addPrefixSpace">Whether the first word is encoded as one within a text.</param>
    /// <param name="vocabularyFile">Where the tokens are from, for messages.</param>
    /// <param name="mergesFile">Where the merges are from, for messages.</param>
    /// <exception cref="DataFormatException">A byte has no token, or a merge is damaged, stands twice, or has parts or a whole that are no tokens.</exception>
    public static BytePairModel Assemble(Vocabulary vocabulary, IEnumerable<(string Merge, int Line)> merges, bool addPrefixSpace, string vocabularyFile, string mergesFile)
    {
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            string letter = ByteAlphabet.LetterOf((byte)value);
            if (!vocabulary.Contains(letter))
            {
                throw new DataFormatException(vocabularyFile, $"has no token '{letter}' for byte {value}; a byte-level vocabulary needs one for each of the 256 bytes");
            }
        }

        var checkedMerges = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string merge, int line) in merges)
        {
            if (ProblemOf(merge, vocabulary) is { } problem)
            {
                throw new DataFormatException(mergesFile, problem, line);
            }

            if (!checkedMerges.TryAdd(merge, line))
            {
                throw new DataFormatException(mergesFile, $"has the merge '{merge}' again; every merge may stand once", line);
            }
        }

        return new BytePairModel(vocabulary, [.. checkedMerges.Keys], addPrefixSpace);
    }

    private static string? ProblemOf(string merge, Vocabulary vocabulary)
    {
        if (merge.Split(' ') is not [{ Length: > 0 } left, { Length: > 0 } right])
        {
            return $"has the merge '{merge}'; two tokens with one blank between them are needed";
        }

        string? missing = Array.Find([left, right, left + right], token => !vocabulary.Contains(token));
        return missing is null ? null : $"has the merge '{merge}', but the vocabulary has no '{missing}'";
    }
}
