using Macl.Learning.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>Multi-head self-attention over [N, L, width]. State: <c>qkv</c>, <c>proj</c>.</summary>
internal sealed class SelfAttention : nn.Module<Tensor, Tensor>
{
    private const int Roles = 3;

    [ComponentName(Name = "qkv")]
    private readonly LinearLayer _inputs;

    [ComponentName(Name = "proj")]
    private readonly LinearLayer _projection;

    private readonly int _heads;

    public SelfAttention(int width, int heads)
        : base(nameof(SelfAttention))
    {
        _inputs = new LinearLayer(width, Roles * width);
        _projection = new LinearLayer(width, width);
        _heads = heads;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (count, length, width) = (input.shape[0], input.shape[1], input.shape[2]);
        var roles = _inputs.call(input).reshape(count, length, Roles, _heads, width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
        var attended = nn.functional.scaled_dot_product_attention(roles[0], roles[1], roles[2]);
        return _projection.call(attended.transpose(1, 2).reshape(count, length, width)).MoveToOuterDisposeScope();
    }
}
