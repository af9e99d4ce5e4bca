using System.Text.Json.Nodes;
using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Added tokens as files have them: a text, or an object with content and flags.</summary>
internal static class AddedTokenJson
{
    /// <summary>The number of a token whose number is said elsewhere.</summary>
    public const int NoId = -1;

    /// <exception cref="DataFormatException">It is neither a text nor such an object, or is empty.</exception>
    public static AddedToken Read(JsonPart part)
    {
        JsonPart content = part.IsText ? part : part.Required("content");
        AddedToken token = new(content.Text(), NoId);
        if (token.Content.Length == 0)
        {
            throw content.Fault("is empty; a token's text is needed");
        }

        return part.IsText ? token : token with
        {
            Special = Flag(part, "special"),
            Normalized = Flag(part, "normalized"),
            SingleWord = Flag(part, "single_word"),
            LeftStrip = Flag(part, "lstrip"),
            RightStrip = Flag(part, "rstrip"),
        };
    }

    /// <summary>An object with content and flags.</summary>
    public static JsonObject Of(AddedToken token) => new()
    {
        ["content"] = token.Content,
        ["single_word"] = token.SingleWord,
        ["lstrip"] = token.LeftStrip,
        ["rstrip"] = token.RightStrip,
        ["normalized"] = token.Normalized,
        ["special"] = token.Special,
    };

    private static bool Flag(JsonPart part, string key) => part.Optional(key)?.Flag() ?? false;
}
