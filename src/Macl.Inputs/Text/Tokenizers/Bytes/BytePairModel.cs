namespace Macl.Inputs.Text.Tokenizers.Bytes;

/// <summary>RoBERTa's way: GPT-2's words, their bytes, merged pairs of bytes.</summary>
/// <param name="Vocabulary">Has a token for every byte and for what every merge makes.</param>
/// <param name="Merges">Pairs of tokens with one blank between them, the first to be merged first; none twice.</param>
/// <param name="AddPrefixSpace">Whether the first word is encoded as one within a text.</param>
internal sealed record BytePairModel(Vocabulary Vocabulary, IReadOnlyList<string> Merges, bool AddPrefixSpace) : TokenModel(Vocabulary);
