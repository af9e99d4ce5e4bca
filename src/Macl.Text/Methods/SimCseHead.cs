using Macl.Learning.Layers;
using Macl.Text.Encoders.Transformers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Methods;

/// <summary>
/// SimCSE's head on the first token's features (Gao et al., EMNLP 2021): one linear layer and a tangent, in training only. Features [N, D] → projections [N, D]. State:
/// <c>dense.weight</c>, <c>dense.bias</c>.
/// </summary>
public sealed class SimCseHead : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly LinearLayer _dense;

    /// <param name="featureSize">D, 1 or more.</param>
    /// <param name="seed">Fixes the weights: normal with deviation .02, as in BERT.</param>
    public SimCseHead(int featureSize, long seed)
        : base(nameof(SimCseHead))
    {
        _dense = new LinearLayer(featureSize, featureSize);
        RegisterComponents();
        InitialWeights.Draw(this, seed);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var dense = _dense.call(input);
        return dense.tanh();
    }
}
