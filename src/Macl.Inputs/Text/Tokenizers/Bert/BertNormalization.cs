namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>What BERT's tokenizers do to a text before they split it.</summary>
/// <param name="CleanText">Control characters go, and white space of every kind becomes a blank.</param>
/// <param name="HandleChineseChars">Every ideograph becomes a word of its own.</param>
/// <param name="StripAccents">Characters are decomposed and lose their nonspacing marks; null: where letters lose their case.</param>
/// <param name="Lowercase">Letters become small.</param>
internal sealed record BertNormalization(bool CleanText, bool HandleChineseChars, bool? StripAccents, bool Lowercase);
