namespace Macl.Text.Encoders;

/// <summary>The shape of a text encoder, under the names of a Hugging Face <c>config.json</c>. The defaults are BERT-base's.</summary>
public sealed record TextEncoderOptions
{
    /// <summary>How positions are numbered. Default BERT.</summary>
    public TextFamily Family { get; init; } = TextFamily.Bert;

    /// <summary>Tokens that are known, 1 or more. Default 30,522.</summary>
    public int VocabularySize { get; init => field = AtLeast(1, value, nameof(VocabularySize)); } = 30522;

    /// <summary>Features of a token, 1 or more. Default 768.</summary>
    public int HiddenSize { get; init => field = AtLeast(1, value, nameof(HiddenSize)); } = 768;

    /// <summary>Blocks, 1 or more. Default 12.</summary>
    public int Layers { get; init => field = AtLeast(1, value, nameof(Layers)); } = 12;

    /// <summary>Heads of attention, a divisor of the features. Default 12.</summary>
    public int Heads { get; init => field = AtLeast(1, value, nameof(Heads)); } = 12;

    /// <summary>Features between the two linear layers of a block, 1 or more. Default 3,072.</summary>
    public int IntermediateSize { get; init => field = AtLeast(1, value, nameof(IntermediateSize)); } = 3072;

    /// <summary>What lies between them. Default GELU.</summary>
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>Rows of the table of positions, 1 or more. Default 512. RoBERTa does not use the first ones: see <see cref="MaxTokens"/>.</summary>
    public int Positions { get; init => field = AtLeast(1, value, nameof(Positions)); } = 512;

    /// <summary>Rows of the table of token types, 1 or more; only the first is used. Default 2.</summary>
    public int TokenTypes { get; init => field = AtLeast(1, value, nameof(TokenTypes)); } = 2;

    /// <summary>The token that fills up, 0 or more. Default 0.</summary>
    public int PadId { get; init => field = AtLeast(0, value, nameof(PadId)); }

    /// <summary>The part that dropout leaves out in training behind embeddings and in front of each sum, 0 to below 1. Default .1.</summary>
    public double Dropout { get; init => field = Part(value, nameof(Dropout)); } = .1;

    /// <summary>The part that dropout leaves out of the attention weights, 0 to below 1. Default .1.</summary>
    public double AttentionDropout { get; init => field = Part(value, nameof(AttentionDropout)); } = .1;

    /// <summary>Added to the variance in layer normalisations, above 0. Default 1e-12.</summary>
    public double LayerNormEpsilon { get; init => field = value > 0 ? value : throw Outside(nameof(LayerNormEpsilon), value, "above 0"); } = 1e-12;

    /// <summary>The most tokens of a text, the special ones included.</summary>
    public int MaxTokens => Positions - FirstPosition;

    /// <summary>The row of the first token in the table of positions: behind the padding token's number in RoBERTa.</summary>
    internal int FirstPosition => Family == TextFamily.Roberta ? PadId + 1 : 0;

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

    private static int AtLeast(int least, int value, string name) => value >= least ? value : throw Outside(name, value, $"{least} or more");

    private static double Part(double value, string name) => value is >= 0 and < 1 ? value : throw Outside(name, value, "0 to below 1");

    private static ArgumentOutOfRangeException Outside(string name, double value, string allowed) =>
        new(name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is {value}; allowed: {allowed}."));
}
