using System.Text.Json.Nodes;
using Macl.Inputs.Text.Tokenizers.Bert;
using Macl.Inputs.Text.Tokenizers.Bytes;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>What is in tokenizer_config.json and special_tokens_map.json.</summary>
internal static class SettingsContents
{
    public static JsonObject OfConfig(TokenizerDescription description)
    {
        var config = new JsonObject
        {
            ["tokenizer_class"] = description.Model is WordPieceModel ? "BertTokenizer" : "RobertaTokenizer",
            ["added_tokens_decoder"] = new JsonObject(description.AddedTokens.Select(token => KeyValuePair.Create<string, JsonNode?>($"{token.Id}", AddedTokenJson.Of(token)))),
        };
        foreach ((string role, string token) in Roles(description))
        {
            config.Add(role, token);
        }

        if (description.MaxTokens is { } most)
        {
            config.Add("model_max_length", most);
        }

        if (description.Model is WordPieceModel { Normalization: { } normalization })
        {
            config.Add("do_lower_case", normalization.Lowercase);
            config.Add("strip_accents", normalization.StripAccents);
            config.Add("tokenize_chinese_chars", normalization.HandleChineseChars);
        }
        else
        {
            config.Add("add_prefix_space", ((BytePairModel)description.Model).AddPrefixSpace);
        }

        return config;
    }

    /// <summary>A mask that takes the blank before it is more than its text.</summary>
    public static JsonObject OfSpecialTokens(TokenizerDescription description) => new(Roles(description).Select(role =>
        KeyValuePair.Create<string, JsonNode?>(role.Role, description.AddedTokens.FirstOrDefault(token => token.LeftStrip && string.Equals(token.Content, role.Token, StringComparison.Ordinal)) is { } stripping
            ? AddedTokenJson.Of(stripping)
            : role.Token)));

    private static IEnumerable<(string Role, string Token)> Roles(TokenizerDescription description)
    {
        Vocabulary tokens = description.AllTokens();
        SpecialTokens special = description.Special;
        (string Role, int Id)[] roles = [("unk_token", special.Unknown), ("sep_token", special.End), ("pad_token", special.Padding), ("cls_token", special.Start)];
        (string Role, int Id)[] sentence = description.Model is BytePairModel ? [("bos_token", special.Start), ("eos_token", special.End)] : [];
        (string Role, int Id)[] mask = special.Mask is { } id ? [("mask_token", id)] : [];
        return [.. roles.Concat(sentence).Concat(mask).Select(role => (role.Role, tokens.TokenOf(role.Id)!))];
    }
}
