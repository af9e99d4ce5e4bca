using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Learning.Layers;

/// <summary>
/// Layer normalisation (Ba et al., 2016) over the last dimension. State: <c>weight</c> and <c>bias</c> [features], 1 and 0 at first.
/// </summary>
public sealed class LayerNormalisation : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    private readonly long[] _shape;
    private readonly double _epsilon;

    /// <param name="features">Of the last dimension, 1 or more.</param>
    /// <param name="epsilon">Added to the variance: 1e-6 in vision transformers, 1e-12 in BERT.</param>
    public LayerNormalisation(int features, double epsilon)
        : base(nameof(LayerNormalisation))
    {
        _weight = new Parameter(ones(features));
        _bias = new Parameter(zeros(features));
        _shape = [features];
        _epsilon = epsilon;
        RegisterComponents();
    }

    /// <param name="input">[…, features], of the weights' type, or bfloat16 with weights of float32, where mean and variance are float32 too.</param>
    /// <returns>Of the input's shape and type.</returns>
    public override Tensor forward(Tensor input) => nn.functional.layer_norm(input, _shape, _weight, _bias, _epsilon);
}
