using Macl.Bench.Results;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>The loss of this toolkit.</summary>
/// <param name="precision">That of the projections: float32 or bfloat16.</param>
internal sealed class Engine(ScalarType precision) : IContestant
{
    private static readonly MaclLoss _loss = new();

    public string Name => precision == ScalarType.BFloat16 ? ContestantNames.EngineInBFloat16 : ContestantNames.Engine;

    public ScalarType Precision => precision;

    public int FullMatrices => 0;

    public Tensor Loss(Tensor first, Tensor second) => _loss.forward(first, second);
}
