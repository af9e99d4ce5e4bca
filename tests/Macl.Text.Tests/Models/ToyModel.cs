using Macl.Text.Encoders;
using Macl.Text.Models;

namespace Macl.Text.Tests.Models;

/// <summary>A small encoder with drawn weights for the small language.</summary>
internal static class ToyModel
{
    public const int Size = 16;

    public static SentenceModel Create(Pooling pooling, bool normalise = false)
    {
        var tokenizer = ToyText.Tokenizer();
        var options = new TextEncoderOptions { VocabularySize = tokenizer.VocabularySize, HiddenSize = Size, Layers = 2, Heads = 4, IntermediateSize = 24, Positions = 32 };
        return new SentenceModel(new TextEncoder(options, seed: 1) { Pooling = pooling, Normalise = normalise }, tokenizer, maxTokens: 24);
    }
}
