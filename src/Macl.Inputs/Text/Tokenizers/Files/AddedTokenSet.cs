using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Gathers added tokens beside a vocabulary, and refuses what contradicts.</summary>
/// <param name="vocabulary">The model's tokens.</param>
/// <param name="file">Where they are from, for messages.</param>
/// <param name="moreIds">Numbers of tokens that are not in the vocabulary.</param>
internal sealed class AddedTokenSet(Vocabulary vocabulary, string file, IReadOnlyDictionary<string, int> moreIds)
{
    private readonly Dictionary<string, AddedToken> _byContent = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _byId = [];

    /// <summary>By ascending number.</summary>
    public IReadOnlyList<AddedToken> Tokens => [.. _byId.Values.OrderBy(token => token.Id)];

    /// <summary>A token's number; null if it is no token.</summary>
    public int? IdOf(string content)
    {
        if (_byContent.TryGetValue(content, out AddedToken? token))
        {
            return token.Id;
        }

        return vocabulary.TryGetId(content, out int id) || moreIds.TryGetValue(content, out id) ? id : null;
    }

    /// <summary>Adds a token, or leaves the one with the same content as it is.</summary>
    /// <param name="token">With its number, or without where it is known.</param>
    /// <exception cref="DataFormatException">It has no number, or one that contradicts another.</exception>
    public void Add(AddedToken token)
    {
        int? known = IdOf(token.Content);
        if (known is null && token.Id == AddedTokenJson.NoId)
        {
            throw new DataFormatException(file, $"has no token '{token.Content}', which the settings name");
        }

        if (known is { } id && token.Id != AddedTokenJson.NoId && token.Id != id)
        {
            throw new DataFormatException(file, $"has the added token '{token.Content}' as {token.Id}, which is {id} elsewhere; a token needs one number");
        }

        if (!_byContent.ContainsKey(token.Content))
        {
            AddNew(token with { Id = known ?? token.Id });
        }
    }

    private void AddNew(AddedToken token)
    {
        string? other = _byId.TryGetValue(token.Id, out AddedToken? added) ? added.Content : token.Id < vocabulary.Size ? vocabulary.TokenOf(token.Id) : null;
        if (other is not null && !string.Equals(other, token.Content, StringComparison.Ordinal))
        {
            throw new DataFormatException(file, $"has {token.Id} for '{token.Content}' and for '{other}'; every token needs a number of its own");
        }

        _byContent.Add(token.Content, token);
        _byId.Add(token.Id, token);
    }
}
