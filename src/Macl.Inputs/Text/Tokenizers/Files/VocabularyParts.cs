using Macl.Inputs.Text.Tokenizers.Bert;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads a tokenizer without tokenizer.json: a vocabulary, and settings that say the rest.</summary>
internal static class VocabularyParts
{
    private static readonly string[] PieceClasses = ["BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer"];
    private static readonly string[] PairClasses = ["RobertaTokenizer"];

    /// <summary>vocab.txt.</summary>
    /// <exception cref="DataFormatException">It is damaged, or the settings name another class of tokenizers.</exception>
    public static TokenizerParts ReadPieces(string folder, TokenizerSettings settings)
    {
        string path = Path.Combine(folder, TokenizerFile.PieceVocabulary);
        ExpectClass(folder, settings, PieceClasses, TokenizerFile.PieceVocabulary);
        Vocabulary vocabulary = VocabularyFiles.ReadLines(path);
        SpecialTokenNames names = SpecialTokenNames.Bert;
        var normalization = new BertNormalization(
            CleanText: true,
            HandleChineseChars: settings.Flag("tokenize_chinese_chars") ?? true,
            StripAccents: settings.Flag("strip_accents"),
            Lowercase: settings.Flag("do_lower_case") ?? true);
        string unknown = settings.TokenOf("unk_token", names.Unknown).Content;
        return vocabulary.Contains(unknown)
            ? new(new WordPieceModel(vocabulary, normalization, unknown), [], names, path) { AddsNames = true, MoreIds = ReadMoreIds(folder) }
            : throw new DataFormatException(path, $"has no token '{unknown}' for words that are unknown");
    }

    /// <summary>vocab.json and merges.txt.</summary>
    /// <exception cref="DataFormatException">One is missing or damaged, or the settings name another class of tokenizers.</exception>
    public static TokenizerParts ReadPairs(string folder, TokenizerSettings settings)
    {
        string path = Path.Combine(folder, TokenizerFile.PairVocabulary);
        string merges = Path.Combine(folder, TokenizerFile.Merges);
        ExpectClass(folder, settings, PairClasses, TokenizerFile.PairVocabulary);
        Vocabulary vocabulary = VocabularyFiles.Read(JsonPart.Read(path));
        bool addPrefixSpace = settings.Flag("add_prefix_space") ?? false;
        return new(BytePairFiles.Assemble(vocabulary, VocabularyFiles.ReadMerges(merges), addPrefixSpace, path, merges), [], SpecialTokenNames.Roberta, path)
        {
            AddsNames = true,
            MoreIds = ReadMoreIds(folder),
        };
    }

    private static void ExpectClass(string folder, TokenizerSettings settings, string[] allowed, string vocabulary)
    {
        if (settings.Class is { } name && !allowed.Contains(name, StringComparer.Ordinal))
        {
            throw new DataFormatException(Path.Combine(folder, TokenizerFile.Config), $"has tokenizer_class {name}; with {vocabulary} and without {TokenizerFile.Json}, {string.Join(" or ", allowed)} is supported");
        }
    }

    private static Dictionary<string, int> ReadMoreIds(string folder)
    {
        string path = Path.Combine(folder, TokenizerFile.AddedTokens);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string token, JsonPart id) in File.Exists(path) ? JsonPart.Read(path).Members() : [])
        {
            ids[token] = token.Length > 0 ? id.Id() : throw id.Fault("is the number of an empty token");
        }

        return ids;
    }
}
