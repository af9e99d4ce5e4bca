using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>Pictures [N, 3, H, W] → one token for each patch [N, patches, width], row by row. State: <c>proj.weight</c>, <c>proj.bias</c>.</summary>
internal sealed class PatchEmbedding : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "proj")]
    private readonly Convolution _projection;

    public PatchEmbedding(int patchSize, int width)
        : base(nameof(PatchEmbedding))
    {
        _projection = new Convolution(3, width, patchSize, patchSize, hasBias: true);
        RegisterComponents();
    }

    public Convolution Projection => _projection;

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _projection.call(input).flatten(2).transpose(1, 2).MoveToOuterDisposeScope();
    }
}
