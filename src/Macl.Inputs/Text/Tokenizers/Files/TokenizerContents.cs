using System.Text.Json.Nodes;
using Macl.Inputs.Text.Tokenizers.AddedTokens;
using Macl.Inputs.Text.Tokenizers.Bert;
using Macl.Inputs.Text.Tokenizers.Bytes;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>What is in tokenizer.json.</summary>
internal static class TokenizerContents
{
    public static JsonObject Of(TokenizerDescription description)
    {
        Vocabulary tokens = description.AllTokens();
        var start = new Framing(tokens.TokenOf(description.Special.Start)!, description.Special.Start);
        var end = new Framing(tokens.TokenOf(description.Special.End)!, description.Special.End);
        var content = new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = new JsonArray([.. description.AddedTokens.Select(OfAdded)]),
        };
        IEnumerable<KeyValuePair<string, JsonNode?>> parts = description.Model is WordPieceModel pieces ? OfPieces(pieces, start, end) : OfPairs((BytePairModel)description.Model, start, end);
        foreach ((string name, JsonNode? part) in parts)
        {
            content.Add(name, part);
        }

        return content;
    }

    /// <summary>Tokens and their numbers.</summary>
    public static JsonObject OfVocabulary(Vocabulary vocabulary) => new(vocabulary.Entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Token, entry.Id)));

    private static JsonObject OfAdded(AddedToken token)
    {
        JsonObject content = AddedTokenJson.Of(token);
        content.Insert(0, "id", token.Id);
        return content;
    }

    private static Dictionary<string, JsonNode?> OfPieces(WordPieceModel model, Framing start, Framing end) => new(StringComparer.Ordinal)
    {
        ["normalizer"] = new JsonObject
        {
            ["type"] = "BertNormalizer",
            ["clean_text"] = model.Normalization.CleanText,
            ["handle_chinese_chars"] = model.Normalization.HandleChineseChars,
            ["strip_accents"] = model.Normalization.StripAccents,
            ["lowercase"] = model.Normalization.Lowercase,
        },
        ["pre_tokenizer"] = new JsonObject { ["type"] = "BertPreTokenizer" },
        ["post_processor"] = OfTemplate(start, end),
        ["decoder"] = new JsonObject { ["type"] = "WordPiece", ["prefix"] = WordPieceModel.Prefix, ["cleanup"] = true },
        ["model"] = new JsonObject
        {
            ["type"] = "WordPiece",
            ["unk_token"] = model.Unknown,
            ["continuing_subword_prefix"] = WordPieceModel.Prefix,
            ["max_input_chars_per_word"] = model.MostCharacters,
            ["vocab"] = OfVocabulary(model.Vocabulary),
        },
    };

    private static Dictionary<string, JsonNode?> OfPairs(BytePairModel model, Framing start, Framing end) => new(StringComparer.Ordinal)
    {
        ["normalizer"] = null,
        ["pre_tokenizer"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = model.AddPrefixSpace, ["trim_offsets"] = true, ["use_regex"] = true },
        ["post_processor"] = new JsonObject
        {
            ["type"] = "RobertaProcessing",
            ["sep"] = new JsonArray(end.Token, end.Id),
            ["cls"] = new JsonArray(start.Token, start.Id),
            ["trim_offsets"] = true,
            ["add_prefix_space"] = model.AddPrefixSpace,
        },
        ["decoder"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = true, ["trim_offsets"] = true, ["use_regex"] = true },
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["dropout"] = null,
            ["unk_token"] = null,
            ["continuing_subword_prefix"] = "",
            ["end_of_word_suffix"] = "",
            ["fuse_unk"] = false,
            ["byte_fallback"] = false,
            ["vocab"] = OfVocabulary(model.Vocabulary),
            ["merges"] = new JsonArray([.. model.Merges.Select(merge => JsonValue.Create(merge))]),
        },
    };

    /// <summary>A pair of texts has the second text and its end counted as of type 1.</summary>
    private static JsonObject OfTemplate(Framing start, Framing end)
    {
        JsonObject Part(string kind, string id, int type) => new() { [kind] = new JsonObject { ["id"] = id, ["type_id"] = type } };
        JsonObject Token(Framing token) => new() { ["id"] = token.Token, ["ids"] = new JsonArray(token.Id), ["tokens"] = new JsonArray(token.Token) };
        JsonNode[] Single() => [Part("SpecialToken", start.Token, 0), Part("Sequence", "A", 0), Part("SpecialToken", end.Token, 0)];
        return new JsonObject
        {
            ["type"] = "TemplateProcessing",
            ["single"] = new JsonArray(Single()),
            ["pair"] = new JsonArray([.. Single(), Part("Sequence", "B", 1), Part("SpecialToken", end.Token, 1)]),
            ["special_tokens"] = new JsonObject { [start.Token] = Token(start), [end.Token] = Token(end) },
        };
    }

    /// <summary>A token before or behind every text.</summary>
    private readonly record struct Framing(string Token, int Id);
}
