using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>One layer: attention, then two linear layers, each added to its input and normalised behind the sum. State: <c>attention</c>, <c>intermediate</c>, <c>output</c>.</summary>
internal sealed class TransformerLayer : nn.Module<Tensor, Tensor?, DropoutDraws, Tensor>
{
    [ComponentName(Name = "attention")]
    private readonly Attention _attention;

    [ComponentName(Name = "intermediate")]
    private readonly Widening _widening;

    [ComponentName(Name = "output")]
    private readonly ResidualOutput _output;

    public TransformerLayer(TextEncoderOptions options)
        : base(nameof(TransformerLayer))
    {
        _attention = new Attention(options);
        _widening = new Widening(options);
        _output = new ResidualOutput(options.IntermediateSize, options);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, Tensor? mask, DropoutDraws dropout)
    {
        using var scope = NewDisposeScope();
        Tensor attended = _attention.call(input, mask, dropout);
        return _output.call(_widening.call(attended), attended, dropout).MoveToOuterDisposeScope();
    }
}
