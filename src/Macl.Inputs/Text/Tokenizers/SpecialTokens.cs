namespace Macl.Inputs.Text.Tokenizers;

/// <summary>The numbers of the tokens that have a meaning to models.</summary>
/// <param name="Start">Stands before every text.</param>
/// <param name="End">Stands behind every text.</param>
/// <param name="Padding">Fills short texts of a batch.</param>
/// <param name="Unknown">Stands for what has no token.</param>
/// <param name="Mask">Stands for what a model must guess; null where the vocabulary has no such token.</param>
internal sealed record SpecialTokens(int Start, int End, int Padding, int Unknown, int? Mask)
{
    public IEnumerable<int> Ids => Mask is { } mask ? [Start, End, Padding, Unknown, mask] : [Start, End, Padding, Unknown];
}
