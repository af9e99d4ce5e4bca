using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>The tokens with a meaning to models, without numbers.</summary>
internal sealed record SpecialTokenNames(AddedToken Start, AddedToken End, AddedToken Padding, AddedToken Unknown, AddedToken Mask)
{
    public static SpecialTokenNames Bert { get; } = new(Named("[CLS]"), Named("[SEP]"), Named("[PAD]"), Named("[UNK]"), Named("[MASK]"));

    /// <summary>A blank before the mask belongs to it, as the masked word has its blank within.</summary>
    public static SpecialTokenNames Roberta { get; } = new(Named("<s>"), Named("</s>"), Named("<pad>"), Named("<unk>"), Named("<mask>") with { LeftStrip = true });

    /// <summary>In the order in which a new vocabulary begins with them.</summary>
    public IReadOnlyList<AddedToken> All => [Padding, Unknown, Start, End, Mask];

    private static AddedToken Named(string content) => new(content, AddedTokenJson.NoId) { Special = true };
}
