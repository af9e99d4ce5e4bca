using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Learning.Layers;

/// <summary>
/// A linear layer with a bias, in the type of its input: the weights stay as they are, and their gradients come in their own type.
/// State: <c>weight</c> [outputs, inputs] and <c>bias</c> [outputs], both 0 at first.
/// </summary>
public sealed class LinearLayer : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    /// <param name="inputs">Features before, 1 or more.</param>
    /// <param name="outputs">Features behind, 1 or more.</param>
    public LinearLayer(int inputs, int outputs)
        : base(nameof(LinearLayer))
    {
        _weight = new Parameter(zeros(outputs, inputs));
        _bias = new Parameter(zeros(outputs));
        RegisterComponents();
    }

    /// <summary>[outputs, inputs].</summary>
    public Parameter Weight => _weight;

    /// <param name="input">[…, inputs], of any floating type.</param>
    /// <returns>[…, outputs], in the input's type.</returns>
    /// <remarks>libtorch adds the bias within the product for matrices alone, and in a pass of its own for tensors of more dimensions.</remarks>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor rows = input.reshape(-1, _weight.shape[1]);
        Tensor outputs = nn.functional.linear(rows, _weight.to(input.dtype), _bias.to(input.dtype));
        return outputs.reshape([.. input.shape[..^1], _weight.shape[0]]).MoveToOuterDisposeScope();
    }
}
