using Macl.Learning;

namespace Macl.Text.Encoders;

/// <summary>The shape of a text encoder, under the names of a Hugging Face <c>config.json</c>. The defaults are BERT-base's.</summary>
public sealed record TextEncoderOptions
{
    /// <summary>How positions are numbered. Default BERT.</summary>
    public TextFamily Family { get; init; } = TextFamily.Bert;

    /// <summary>Tokens that are known, 1 or more. Default 30,522.</summary>
    public int VocabularySize { get; init => field = OptionChecks.AtLeast(1, value); } = 30522;

    /// <summary>Features of a token, 1 or more. Default 768.</summary>
    public int HiddenSize { get; init => field = OptionChecks.AtLeast(1, value); } = 768;

    /// <summary>Blocks, 1 or more. Default 12.</summary>
    public int Layers { get; init => field = OptionChecks.AtLeast(1, value); } = 12;

    /// <summary>Heads of attention, a divisor of the features. Default 12.</summary>
    public int Heads { get; init => field = OptionChecks.AtLeast(1, value); } = 12;

    /// <summary>Features between the two linear layers of a block, 1 or more. Default 3,072.</summary>
    public int IntermediateSize { get; init => field = OptionChecks.AtLeast(1, value); } = 3072;

    /// <summary>What lies between them. Default GELU.</summary>
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>Rows of the table of positions, 1 or more. Default 512. RoBERTa does not use the first ones: see <see cref="MaxTokens"/>.</summary>
    public int Positions { get; init => field = OptionChecks.AtLeast(1, value); } = 512;

    /// <summary>Rows of the table of token types, 1 or more; only the first is used. Default 2.</summary>
    public int TokenTypes { get; init => field = OptionChecks.AtLeast(1, value); } = 2;

    /// <summary>The token that fills up, 0 or more. Default 0.</summary>
    public int PadId { get; init => field = OptionChecks.AtLeast(0, value); }

    /// <summary>The part that dropout leaves out in training behind embeddings and in front of each sum, 0 to below 1. Default .1.</summary>
    public double Dropout { get; init => field = OptionChecks.Fraction(value); } = .1;

    /// <summary>The part that dropout leaves out of the attention weights, 0 to below 1. Default .1.</summary>
    public double AttentionDropout { get; init => field = OptionChecks.Fraction(value); } = .1;

    /// <summary>Added to the variance in layer normalisations, above 0. Default 1e-12.</summary>
    public double LayerNormEpsilon { get; init => field = OptionChecks.Positive(value); } = 1e-12;

    /// <summary>The most tokens of a text, the special ones included.</summary>
    public int MaxTokens => Positions - FirstPosition;

    /// <summary>The row of the first token in the table of positions: behind the padding token's number in RoBERTa.</summary>
    internal int FirstPosition => Family == TextFamily.Roberta ? PadId + 1 : 0;

    /// <summary>How many numbers the weights are; a floating number, since a damaged configuration may say anything.</summary>
    internal double WeightCount
    {
        get
        {
            double embeddings = ((double)VocabularySize + Positions + TokenTypes + 2) * HiddenSize;
            double attention = 4 * ((double)HiddenSize + 1) * HiddenSize;
            double widening = (2 * (double)HiddenSize * IntermediateSize) + IntermediateSize + HiddenSize;
            return embeddings + (Layers * (attention + widening + (4 * (double)HiddenSize)));
        }
    }

    /// <summary>The rules across options.</summary>
    /// <exception cref="ArgumentException">The heads do not divide the features, there is no room for a token, or the padding token is no token.</exception>
    public void Validate()
    {
        if (HiddenSize % Heads != 0)
        {
            throw new ArgumentException($"The hidden size is {HiddenSize} and there are {Heads} heads; allowed: a hidden size that is a multiple of the heads.", paramName: null);
        }

        if (MaxTokens < 1)
        {
            throw new ArgumentException($"There are {Positions} positions, of which the first {FirstPosition} are not used; allowed: more.", paramName: null);
        }

        if (PadId >= VocabularySize)
        {
            throw new ArgumentException($"The padding token is {PadId} and there are {VocabularySize} tokens; allowed: from 0 to {VocabularySize - 1}.", paramName: null);
        }
    }
}
