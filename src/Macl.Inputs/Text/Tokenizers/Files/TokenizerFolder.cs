using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads the tokenizer of a model's folder.</summary>
internal static class TokenizerFolder
{
    /// <exception cref="DataFormatException">A file is missing, damaged or of a kind that is not supported.</exception>
    public static TokenizerDescription Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFormatException(folder, "is no folder; a model's folder in Hugging Face's layout is needed");
        }

        TokenizerSettings settings = TokenizerSettings.Read(folder);
        TokenizerParts parts = ReadParts(folder, settings);
        var added = new AddedTokenSet(parts.Model.Vocabulary, parts.File, parts.MoreIds);
        foreach (AddedToken token in parts.AddedTokens)
        {
            added.Add(token);
        }

        SpecialTokens special = AddSpecial(parts, settings, added);
        foreach ((string content, int id) in parts.MoreIds)
        {
            added.Add(new AddedToken(content, id) { Normalized = true });
        }

        return new TokenizerDescription(parts.Model, added.Tokens, special, settings.MaxTokens);
    }

    private static TokenizerParts ReadParts(string folder, TokenizerSettings settings)
    {
        bool IsThere(string name) => File.Exists(Path.Combine(folder, name));
        if (IsThere(TokenizerFile.Json))
        {
            return TokenizerJson.Read(Path.Combine(folder, TokenizerFile.Json));
        }

        if (IsThere(TokenizerFile.PieceVocabulary))
        {
            return VocabularyParts.ReadPieces(folder, settings);
        }

        return IsThere(TokenizerFile.PairVocabulary)
            ? VocabularyParts.ReadPairs(folder, settings)
            : throw new DataFormatException(folder, "holds no tokenizer; tokenizer.json, or vocab.txt, or vocab.json with merges.txt is needed");
    }

    private static SpecialTokens AddSpecial(TokenizerParts parts, TokenizerSettings settings, AddedTokenSet added)
    {
        // Those of the settings with numbers come first, as they say most about a token.
        foreach (AddedToken token in settings.NumberedTokens())
        {
            added.Add(token);
        }

        var special = new SpecialTokens(
            Start: parts.HasFrame ? Required("the start of texts", null, parts.Names.Start) : Required("the start of texts", "cls_token", parts.Names.Start),
            End: parts.HasFrame ? Required("the end of texts", null, parts.Names.End) : Required("the end of texts", "sep_token", parts.Names.End),
            Padding: Required("padding", "pad_token", parts.Names.Padding),
            Unknown: Required("unknown words", "unk_token", parts.Names.Unknown),
            Mask: Resolve("mask_token", parts.Names.Mask));
        foreach (AddedToken token in settings.AdditionalTokens())
        {
            added.Add(token);
        }

        return special;

        int Required(string meaning, string? role, AddedToken name) => Resolve(role, name)
            ?? throw new DataFormatException(parts.File, $"has no token '{name.Content}' for {meaning}{(role is null ? "" : $"; another may be named as {role} in {TokenizerFile.Config}")}");

        int? Resolve(string? role, AddedToken name)
        {
            AddedToken token = role is null ? name : settings.TokenOf(role, name);
            bool isNamed = role is not null && settings.Names(role);
            if (isNamed || (parts.AddsNames && added.IdOf(token.Content) is not null))
            {
                added.Add(token);
            }

            return added.IdOf(token.Content);
        }
    }
}
