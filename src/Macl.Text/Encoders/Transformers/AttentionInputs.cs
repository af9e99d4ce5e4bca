using Macl.Learning.Layers;
using Macl.Losses;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// Multi-head self-attention over [N, L, D], before its output layer. State: <c>query</c>, <c>key</c>, <c>value</c>.
/// </summary>
internal sealed class AttentionInputs : nn.Module<Tensor, Tensor?, DropoutDraws, Tensor>
{
    [ComponentName(Name = "query")]
    private readonly LinearLayer _query;

    [ComponentName(Name = "key")]
    private readonly LinearLayer _key;

    [ComponentName(Name = "value")]
    private readonly LinearLayer _value;

    private readonly int _heads;
    private readonly double _dropout;

    public AttentionInputs(TextEncoderOptions options)
        : base(nameof(AttentionInputs))
    {
        _query = new LinearLayer(options.HiddenSize, options.HiddenSize);
        _key = new LinearLayer(options.HiddenSize, options.HiddenSize);
        _value = new LinearLayer(options.HiddenSize, options.HiddenSize);
        (_heads, _dropout) = (options.Heads, options.AttentionDropout);
        RegisterComponents();
    }

    /// <param name="input">[N, L, D].</param>
    /// <param name="mask">[N, 1, 1, L], 0 for tokens and −∞ for what fills up, in the input's type; null where nothing does.</param>
    /// <param name="dropout">What is left out of the weights.</param>
    public override Tensor forward(Tensor input, Tensor? mask, DropoutDraws dropout)
    {
        using var scope = NewDisposeScope();
        var (query, key, value) = (ByHead(_query.call(input)), ByHead(_key.call(input)), ByHead(_value.call(input)));
        Tensor attended = dropout.IsOn && _dropout > 0
            ? dropout.Apply(Weights(query, key, mask), _dropout).matmul(value)
            : nn.functional.scaled_dot_product_attention(query, key, value, mask);
        return attended.transpose(1, 2).reshape(input.shape).MoveToOuterDisposeScope();
    }

    /// <summary>[N, L, D] → [N, heads, L, D / heads].</summary>
    private Tensor ByHead(Tensor features) => features.reshape(features.shape[0], features.shape[1], _heads, features.shape[2] / _heads).transpose(1, 2);

    /// <summary>scaled_dot_product_attention would draw its dropout from the generator that everything shares, so that here its weights are written out.</summary>
    private static Tensor Weights(Tensor query, Tensor key, Tensor? mask)
    {
        using var scale = (1 / Math.Sqrt(query.shape[3])).ToScalar();
        Tensor scores = query.mul(scale).matmul(key.transpose(2, 3));
        return nn.functional.softmax(mask is null ? scores : scores.Plus(mask), dim: -1);
    }
}
