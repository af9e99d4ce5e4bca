namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads vocabularies and merges, and refuses what is in them twice.</summary>
internal static class VocabularyFiles
{
    private const string VersionLine = "#version";

    /// <summary>vocab.txt: a token a line, numbered from 0; blank lines have numbers without tokens.</summary>
    /// <exception cref="DataFormatException">It cannot be read, is empty, or has a token twice.</exception>
    public static Vocabulary ReadLines(string path)
    {
        string[] lines = TokenizerFile.ReadLines(path);
        if (lines.Length > Vocabulary.MostIds)
        {
            throw new DataFormatException(path, $"has {lines.Length:N0} lines; at most {Vocabulary.MostIds:N0} tokens are allowed");
        }

        var ids = new Dictionary<string, int>(lines.Length, StringComparer.Ordinal);
        foreach ((int index, string token) in lines.Index().Where(line => line.Item.Length > 0))
        {
            if (!ids.TryAdd(token, index))
            {
                throw new DataFormatException(path, $"has '{token}' of line {ids[token] + 1} again; every token may stand once", index + 1);
            }
        }

        return ids.Count > 0 ? new Vocabulary(ids) : throw new DataFormatException(path, "is empty; a token a line is needed");
    }

    /// <summary>An object of tokens and their numbers.</summary>
    /// <exception cref="DataFormatException">It is none, is empty, or has a token or a number twice.</exception>
    public static Vocabulary Read(JsonPart part)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokens = new Dictionary<int, string>();
        foreach ((string token, JsonPart number) in part.Members())
        {
            int id = number.Id();
            if (!ids.TryAdd(token, id))
            {
                throw part.Fault($"has '{token}' twice; every token may stand once");
            }

            if (!tokens.TryAdd(id, token))
            {
                throw part.Fault($"gives {id} to '{tokens[id]}' and to '{token}'; every token needs a number of its own");
            }
        }

        return ids.Count > 0 ? new Vocabulary(ids) : throw part.Fault("has no tokens");
    }

    /// <summary>merges.txt: two tokens a line with a blank between them, after a line with a version.</summary>
    /// <exception cref="DataFormatException">It cannot be read.</exception>
    public static IEnumerable<(string Merge, int Line)> ReadMerges(string path) =>
        TokenizerFile.ReadLines(path).Index()
            .Where(line => line.Item.Length > 0 && !line.Item.StartsWith(VersionLine, StringComparison.Ordinal))
            .Select(line => (line.Item, line.Index + 1));
}
