using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>Numbers → rows of a table. State: <c>weight</c> [rows, features], 0 at first.</summary>
internal sealed class EmbeddingTable : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    public EmbeddingTable(int rows, int features)
        : base(nameof(EmbeddingTable))
    {
        _weight = new Parameter(zeros(rows, features));
        RegisterComponents();
    }

    public Parameter Weight => _weight;

    /// <param name="input">[N, L], int64.</param>
    /// <returns>[N, L, features].</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _weight.index_select(0, input.reshape(-1)).reshape(input.shape[0], input.shape[1], _weight.shape[1]).MoveToOuterDisposeScope();
    }
}
