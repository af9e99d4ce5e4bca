using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>Self-attention added to its input, and normalised. State: <c>self</c>, <c>output</c>.</summary>
internal sealed class Attention : nn.Module<Tensor, Tensor?, DropoutDraws, Tensor>
{
    [ComponentName(Name = "self")]
    private readonly AttentionInputs _inputs;

    [ComponentName(Name = "output")]
    private readonly ResidualOutput _output;

    public Attention(TextEncoderOptions options)
        : base(nameof(Attention))
    {
        _inputs = new AttentionInputs(options);
        _output = new ResidualOutput(options.HiddenSize, options);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, Tensor? mask, DropoutDraws dropout)
    {
        using var attended = _inputs.call(input, mask, dropout);
        return _output.call(attended, input, dropout);
    }
}
