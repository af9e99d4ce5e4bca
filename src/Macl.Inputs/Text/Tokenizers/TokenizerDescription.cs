using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers;

/// <summary>Everything that a tokenizer is made from, and that its files say.</summary>
/// <param name="Model">How words become tokens.</param>
/// <param name="AddedTokens">What is found in the text before it is split into words: no content and no number twice, none against the vocabulary.</param>
/// <param name="Special">Tokens of the vocabulary or added ones.</param>
/// <param name="MaxTokens">The most tokens that the model takes, 2 or more; null where nothing is said.</param>
internal sealed record TokenizerDescription(TokenModel Model, IReadOnlyList<AddedToken> AddedTokens, SpecialTokens Special, int? MaxTokens)
{
    /// <summary>All tokens, those of the model and the added ones.</summary>
    public Vocabulary AllTokens()
    {
        var ids = new Dictionary<string, int>(Model.Vocabulary.Entries.Select(entry => KeyValuePair.Create(entry.Token, entry.Id)), StringComparer.Ordinal);
        foreach (AddedToken token in AddedTokens)
        {
            ids[token.Content] = token.Id;
        }

        return new Vocabulary(ids);
    }
}
