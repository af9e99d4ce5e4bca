using Macl.Learning.Training;
using Macl.Text.Batches;
using Macl.Text.Encoders.Transformers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders;

/// <summary>
/// Tokens → features of the text [N, D]: BERT or RoBERTa with a pooling. Names in the state dictionary are those of Hugging Face's BertModel and
/// RobertaModel without their pooler: embeddings.word_embeddings.weight, encoder.layer.0.attention.self.query.weight and so on.
/// </summary>
public sealed class TextEncoder : nn.Module<TokenBatch, Tensor>
{
    [ComponentName(Name = "embeddings")]
    private readonly TokenEmbeddings _embeddings;

    [ComponentName(Name = "encoder")]
    private readonly LayerStack _layers;

    /// <param name="options">Its shape.</param>
    /// <param name="seed">Fixes the weights, whatever libtorch has drawn before: normal with deviation .02, as in BERT.</param>
    /// <exception cref="ArgumentException">The options do not fit each other.</exception>
    public TextEncoder(TextEncoderOptions options, long seed)
        : base(nameof(TextEncoder))
    {
        options.Validate();
        Options = options;
        _embeddings = new TokenEmbeddings(options);
        _layers = new LayerStack(options);
        RegisterComponents();
        InitialWeights.Draw(this, seed);
        _embeddings.ClearPadding(options.PadId);
    }

    /// <summary>Its shape.</summary>
    public TextEncoderOptions Options { get; }

    /// <summary>How features of tokens become those of the text; may change at any time. Default: the first token's.</summary>
    public Pooling Pooling { get; set; }

    /// <summary>Whether features are brought to length 1; may change at any time. Default false.</summary>
    public bool Normalise { get; set; }

    /// <summary>In what it computes; may change at any time. Default float32. Weights, their gradients and features are float32 in either.</summary>
    public Precision Precision { get; set; }

    /// <summary>What stands for each token: [vocabulary, D].</summary>
    internal Parameter WordEmbeddings => _embeddings.Words;

    /// <param name="input">N texts of at most <see cref="TextEncoderOptions.MaxTokens"/> tokens, each from 0 to below the vocabulary's size.</param>
    /// <returns>[N, D], float32.</returns>
    /// <exception cref="ArgumentException">The texts are longer.</exception>
    public override Tensor forward(TokenBatch input)
    {
        using var scope = NewDisposeScope();
        var dropout = Dropout(input);
        Tensor first = Embed(input, dropout);
        Tensor last = Layers(first, input, dropout);
        Tensor pooled = TextPooling.Pool(Pooling, first, last, input.IsToken);
        return (Normalise ? nn.functional.normalize(pooled) : pooled).MoveToOuterDisposeScope();
    }

    /// <summary>The features of all tokens behind the last layer.</summary>
    /// <param name="input">As for <see cref="forward"/>.</param>
    /// <returns>[N, L, D], in the type in which it computes.</returns>
    public Tensor Tokens(TokenBatch input)
    {
        using var scope = NewDisposeScope();
        var dropout = Dropout(input);
        return Layers(Embed(input, dropout), input, dropout).MoveToOuterDisposeScope();
    }

    private Tensor Embed(TokenBatch input, DropoutDraws dropout)
    {
        if (input.Ids.shape[1] > Options.MaxTokens)
        {
            throw new ArgumentException($"The texts have up to {input.Ids.shape[1]} tokens; allowed: {Options.MaxTokens}.", nameof(input));
        }

        Tensor embedded = _embeddings.call(input, dropout);
        return Precision == Precision.BFloat16 ? embedded.to(ScalarType.BFloat16) : embedded;
    }

    private Tensor Layers(Tensor embedded, TokenBatch input, DropoutDraws dropout) => _layers.call(embedded, Mask(input.IsToken, embedded.dtype), dropout);

    private DropoutDraws Dropout(TokenBatch input) => training ? DropoutDraws.Of(input.DropoutSeed) : DropoutDraws.None();

    /// <summary>[N, L] → [N, 1, 1, L], 0 for tokens and −∞ for what fills up: their logarithms as 1 and 0.</summary>
    private static Tensor? Mask(Tensor? isToken, ScalarType type) => isToken?.to(type).log().unsqueeze(1).unsqueeze(1);
}
