using Macl.Inputs.Text.Tokenizers.AddedTokens;
using Macl.Inputs.Text.Tokenizers.Bert;
using Macl.Inputs.Text.Tokenizers.Bytes;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads tokenizer.json, the format of Hugging Face's tokenizers; what it may ask for and is not supported is refused by its name.</summary>
internal static class TokenizerJson
{
    private const int MostWordCharacters = 10_000;

    /// <exception cref="DataFormatException">It is damaged, or asks for what is not supported.</exception>
    public static TokenizerParts Read(string path)
    {
        JsonPart file = JsonPart.Read(path);
        JsonPart model = file.Required("model");
        bool hasPairs = model.Optional("merges") is not null;
        string kind = model.Optional("type")?.Text() ?? (hasPairs ? "BPE" : "WordPiece");
        TokenizerParts parts = kind switch
        {
            "WordPiece" => ReadPieces(file, model),
            "BPE" => ReadPairs(file, model),
            _ => throw model.Fault($"is of type {kind}; WordPiece and BPE are supported"),
        };
        (string start, string end) = FrameJson.Read(file);
        return parts with
        {
            AddedTokens = [.. (file.Optional("added_tokens")?.Items() ?? []).Select(token => AddedTokenJson.Read(token) with { Id = token.Required("id").Id() })],
            HasFrame = true,
            Names = parts.Names with
            {
                Start = parts.Names.Start with { Content = start },
                End = parts.Names.End with { Content = end },
                Padding = Renamed(parts.Names.Padding, file.Optional("padding")?.Optional("pad_token")),
                Unknown = Renamed(parts.Names.Unknown, model.Optional("unk_token")),
            },
        };
    }

    private static TokenizerParts ReadPieces(JsonPart file, JsonPart model)
    {
        JsonPart normalizer = Expect(file, "normalizer", "BertNormalizer");
        Expect(file, "pre_tokenizer", "BertPreTokenizer");
        if (model.Optional("continuing_subword_prefix") is { } prefix && !string.Equals(prefix.Text(), WordPieceModel.Prefix, StringComparison.Ordinal))
        {
            throw prefix.Unexpected($"\"{WordPieceModel.Prefix}\"");
        }

        JsonPart tokens = model.Required("vocab");
        Vocabulary vocabulary = VocabularyFiles.Read(tokens);
        if (vocabulary.Entries.Select(entry => entry.Token).FirstOrDefault(token => token.AsSpan().ContainsAny('\r', '\n')) is { } broken)
        {
            throw tokens.Fault($"has a line break in token {vocabulary.IdOf(broken)}; no word has one");
        }

        JsonPart unknown = model.Required("unk_token");
        return vocabulary.Contains(unknown.Text())
            ? new(new WordPieceModel(vocabulary, ReadNormalization(normalizer), unknown.Text(), ReadMostCharacters(model)), [], SpecialTokenNames.Bert, file.File)
            : throw unknown.Fault($"is '{unknown.Text()}', which the vocabulary does not have");
    }

    private static BertNormalization ReadNormalization(JsonPart normalizer) => new(
        normalizer.Optional("clean_text")?.Flag() ?? true,
        normalizer.Optional("handle_chinese_chars")?.Flag() ?? true,
        normalizer.Optional("strip_accents")?.Flag(),
        normalizer.Optional("lowercase")?.Flag() ?? true);

    private static int ReadMostCharacters(JsonPart model)
    {
        if (model.Optional("max_input_chars_per_word") is not { } most)
        {
            return WordPieceModel.DefaultMostCharacters;
        }

        return most.Number() is >= 1 and <= MostWordCharacters && double.IsInteger(most.Number()) ? (int)most.Number() : throw most.Unexpected($"1 to {MostWordCharacters:N0}");
    }

    private static TokenizerParts ReadPairs(JsonPart file, JsonPart model)
    {
        if (file.Optional("normalizer") is { } normalizer)
        {
            throw normalizer.Fault($"is of type {normalizer.Required("type").Text()}; with BPE none is supported");
        }

        JsonPart preTokenizer = Expect(file, "pre_tokenizer", "ByteLevel");
        RefuseIfSet(preTokenizer, "use_regex", isAllowed: true);
        RefuseIfSet(model, "ignore_merges", isAllowed: false);
        RefuseIfNotEmpty(model, "continuing_subword_prefix");
        RefuseIfNotEmpty(model, "end_of_word_suffix");
        if (model.Optional("dropout") is { } dropout && dropout.Number() != 0)
        {
            throw dropout.Unexpected("0");
        }

        bool addPrefixSpace = preTokenizer.Optional("add_prefix_space")?.Flag() ?? true;
        IEnumerable<(string, int)> merges = model.Required("merges").Items().Select(merge => (ReadMerge(merge), 0));
        BytePairModel pairs = BytePairFiles.Assemble(VocabularyFiles.Read(model.Required("vocab")), merges, addPrefixSpace, file.File, file.File);
        return new(pairs, [], SpecialTokenNames.Roberta, file.File);
    }

    /// <summary>Two tokens in a text with a blank between them, or in a list.</summary>
    private static string ReadMerge(JsonPart merge) => merge.IsText ? merge.Text() : string.Join(' ', merge.Items().Select(token => token.Text()));

    private static AddedToken Renamed(AddedToken token, JsonPart? content) => content is { } part ? token with { Content = part.Text() } : token;

    private static JsonPart Expect(JsonPart file, string key, string type)
    {
        JsonPart part = file.Optional(key) ?? throw file.Fault($"has no {key}; {type} is supported");
        string found = part.Required("type").Text();
        return string.Equals(found, type, StringComparison.Ordinal) ? part : throw part.Fault($"is of type {found}; {type} is supported");
    }

    private static void RefuseIfSet(JsonPart part, string key, bool isAllowed)
    {
        if (part.Optional(key) is { } flag && flag.Flag() != isAllowed)
        {
            throw flag.Unexpected(isAllowed ? "true" : "false");
        }
    }

    private static void RefuseIfNotEmpty(JsonPart part, string key)
    {
        if (part.Optional(key) is { } text && text.Text().Length > 0)
        {
            throw text.Unexpected("an empty text");
        }
    }
}
