using Macl.Learning.Layers;
using Macl.Losses;
using Macl.Text.Encoders;
using Macl.Text.Encoders.Transformers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Methods;

/// <summary>
/// Features of tokens [M, D] → logits of all tokens [M, vocabulary]: BERT's head, whose last layer has the word embeddings as weights. State: <c>dense</c>,
/// <c>LayerNorm</c>, <c>bias</c>.
/// </summary>
internal sealed class MaskedLanguageHead : nn.Module<Tensor, Parameter, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly LinearLayer _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNormalisation _norm;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    /// <param name="options">The encoder's shape.</param>
    /// <param name="seed">Fixes the initial weights.</param>
    /// <param name="tokenCounts">How often each token occurs: the head begins by guessing so. Null: as if all were as frequent.</param>
    public MaskedLanguageHead(TextEncoderOptions options, long seed, IReadOnlyList<long>? tokenCounts)
        : base(nameof(MaskedLanguageHead))
    {
        _dense = new LinearLayer(options.HiddenSize, options.HiddenSize);
        _norm = new LayerNormalisation(options.HiddenSize, options.LayerNormEpsilon);
        _bias = new Parameter(zeros(options.VocabularySize));
        RegisterComponents();
        InitialWeights.Draw(this, seed);
        if (tokenCounts is not null)
        {
            BeginWith(tokenCounts);
        }
    }

    public override Tensor forward(Tensor features, Parameter words)
    {
        using var scope = NewDisposeScope();
        Tensor hidden = _norm.call(nn.functional.gelu(_dense.call(features)));
        return nn.functional.linear(hidden, words.to(hidden.dtype)).to(ScalarType.Float32).Plus(_bias).MoveToOuterDisposeScope();
    }

    /// <summary>The logarithm of each token's frequency, with one more occurrence of each.</summary>
    private void BeginWith(IReadOnlyList<long> tokenCounts)
    {
        double total = tokenCounts.Sum() + tokenCounts.Count;
        using var constants = no_grad();
        using var frequencies = tensor([.. tokenCounts.Select(count => (float)Math.Log((count + 1) / total))]);
        _bias.copy_(frequencies);
    }
}
