using Macl.Learning.Layers;
using Macl.Losses;
using Macl.Text.Batches;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// Tokens [N, L] → [N, L, D]: the sum of what stands for token, place and type, normalised. State: <c>word_embeddings</c>, <c>position_embeddings</c>,
/// <c>token_type_embeddings</c>, <c>LayerNorm</c>.
/// </summary>
internal sealed class TokenEmbeddings : nn.Module<TokenBatch, DropoutDraws, Tensor>
{
    [ComponentName(Name = "word_embeddings")]
    private readonly EmbeddingTable _words;

    [ComponentName(Name = "position_embeddings")]
    private readonly EmbeddingTable _positions;

    [ComponentName(Name = "token_type_embeddings")]
    private readonly EmbeddingTable _types;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNormalisation _norm;

    private readonly int _firstPosition;
    private readonly double _dropout;

    public TokenEmbeddings(TextEncoderOptions options)
        : base(nameof(TokenEmbeddings))
    {
        _words = new EmbeddingTable(options.VocabularySize, options.HiddenSize);
        _positions = new EmbeddingTable(options.Positions, options.HiddenSize);
        _types = new EmbeddingTable(options.TokenTypes, options.HiddenSize);
        _norm = new LayerNormalisation(options.HiddenSize, options.LayerNormEpsilon);
        (_firstPosition, _dropout) = (options.FirstPosition, options.Dropout);
        RegisterComponents();
    }

    /// <summary>What stands for each token.</summary>
    public Parameter Words => _words.Weight;

    /// <summary>Makes the row of what fills up 0.</summary>
    public void ClearPadding(int padId)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Words[padId].zero_();
    }

    public override Tensor forward(TokenBatch tokens, DropoutDraws dropout)
    {
        using var scope = NewDisposeScope();
        Tensor places = _positions.Weight.narrow(0, _firstPosition, tokens.Ids.shape[1]).Plus(_types.Weight[0]);
        return dropout.Apply(_norm.call(_words.call(tokens.Ids).Plus(places)), _dropout).MoveToOuterDisposeScope();
    }
}
