using Macl.Inputs.Text.Tokenizers.Words;
using Microsoft.ML.Tokenizers;

namespace Macl.Inputs.Text.Tokenizers.Bytes;

/// <summary>A word's tokens: its bytes, of which always the pair that was merged first in training is merged.</summary>
internal sealed class BytePairEncoder : IWordEncoder
{
    /// <summary>The package takes time with the square of a longer word, which is 1 s for 100,000 characters.</summary>
    private const int LongWord = 1024;

    private readonly BpeTokenizer _pairs;
    private readonly Lazy<BytePairMerging> _longWords;

    /// <param name="model">With a token for every byte, and a token for what each merge makes.</param>
    public BytePairEncoder(BytePairModel model)
    {
        _pairs = BpeTokenizer.Create(new BpeOptions(model.Vocabulary.Entries.Select(entry => KeyValuePair.Create(entry.Token, entry.Id))) { Merges = model.Merges, ByteLevel = true });
        _longWords = new(() => new BytePairMerging(model));
    }

    public int[] Encode(ReadOnlySpan<char> word) => word.Length > LongWord
        ? _longWords.Value.Encode(word)
        : [.. _pairs.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false)];
}
