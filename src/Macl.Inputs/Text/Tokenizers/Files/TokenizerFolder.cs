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

        // Those that say most about a token come first; what is said again later changes nothing.
        AddAll(added, parts.AddedTokens);
        AddAll(added, settings.NumberedTokens());
        SpecialTokens special = new SpecialTokenRoles(parts, settings, added).Resolve();
        AddAll(added, settings.AdditionalTokens());
        AddAll(added, parts.MoreIds.Select(token => new AddedToken(token.Key, token.Value) { Normalized = true }));
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

    private static void AddAll(AddedTokenSet added, IEnumerable<AddedToken> tokens)
    {
        foreach (AddedToken token in tokens)
        {
            added.Add(token);
        }
    }
}
