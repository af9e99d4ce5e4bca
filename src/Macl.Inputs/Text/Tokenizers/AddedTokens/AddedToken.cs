namespace Macl.Inputs.Text.Tokenizers.AddedTokens;

/// <summary>A token that is found in the text as it is, before the rest is split into words.</summary>
/// <param name="Content">What stands in the text, not empty.</param>
/// <param name="Id">The token's number.</param>
internal sealed record AddedToken(string Content, int Id)
{
    /// <summary>It is no word of the language: the start, the end, the mask.</summary>
    public bool Special { get; init; }

    /// <summary>It is looked for, cleaned, in the cleaned text.</summary>
    public bool Normalized { get; init; }

    /// <summary>It does not count within a word.</summary>
    public bool SingleWord { get; init; }

    /// <summary>White space before it belongs to it.</summary>
    public bool LeftStrip { get; init; }

    /// <summary>White space behind it belongs to it.</summary>
    public bool RightStrip { get; init; }
}
