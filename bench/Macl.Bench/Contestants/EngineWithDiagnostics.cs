using Macl.Bench.Results;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>The loss of this toolkit with what it says about the batch, as training uses it.</summary>
internal sealed class EngineWithDiagnostics : IContestant
{
    private static readonly MaclLoss _loss = new();

    public string Name => ContestantNames.EngineWithDiagnostics;

    public ScalarType Precision => ScalarType.Float32;

    public int FullMatrices => 0;

    public Tensor Loss(Tensor first, Tensor second) => _loss.Measure(first, second).Loss;
}
