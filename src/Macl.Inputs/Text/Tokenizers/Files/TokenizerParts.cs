using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>What one way of storing a tokenizer says, before the settings are asked.</summary>
/// <param name="Model">How words become tokens.</param>
/// <param name="AddedTokens">Added tokens that are known already, with their numbers.</param>
/// <param name="Names">The special tokens where the settings say nothing.</param>
/// <param name="File">Where the vocabulary is from, for messages.</param>
internal sealed record TokenizerParts(TokenModel Model, IReadOnlyList<AddedToken> AddedTokens, SpecialTokenNames Names, string File)
{
    /// <summary>Whether the start and the end are those of <see cref="Names"/> whatever the settings say.</summary>
    public bool HasFrame { get; init; }

    /// <summary>Whether special tokens count as such in a text where no file says so.</summary>
    public bool AddsNames { get; init; }

    /// <summary>Numbers of tokens beside the vocabulary.</summary>
    public IReadOnlyDictionary<string, int> MoreIds { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
