using Macl.Learning.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using OptimizerOptions = Macl.Learning.Training.OptimizerOptions;

namespace Macl.Learning.Tests.Training;

/// <summary>Apart from tests that collect garbage all the time: TorchSharp's own optimizers, the oracle here, do not stand it.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class OptimizerTests
{
    private const int Steps = 12;

    public static TheoryData<OptimizerOptions, ScalarType> Settings =>
        [.. from kind in Enum.GetValues<OptimizerKind>()
            where kind != OptimizerKind.Lars // TorchSharp has none
            from decay in new[] { 0, 0.1 }
            from momentum in kind == OptimizerKind.Sgd ? new[] { 0, 0.9 } : [0]
            from type in new[] { ScalarType.Float32, ScalarType.Float64 }
            select (new OptimizerOptions { Kind = kind, LearningRate = 0.03, WeightDecay = decay, Momentum = momentum }, type)];

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void Weights_are_those_of_TorchSharp_to_the_last_bit(OptimizerOptions options, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (own, theirs) = (NewWeights(type), NewWeights(type));
        using var optimizer = Optimizers.Create(options, own);
        using var oracle = TorchSharpOptimizers.Create(options, theirs);
        for (int step = 0; step < Steps; step++)
        {
            double rate = options.LearningRate * (1 + (0.1 * step));
            Descend(own, optimizer.ZeroGradients, () => optimizer.Step(rate));
            Descend(theirs, oracle.zero_grad, () => StepAt(oracle, rate));
            Assert.All(own.Zip(theirs), pair => Assert.Equal(pair.Second.parameter.bytes.ToArray(), pair.First.parameter.bytes.ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void A_parameter_without_a_gradient_stays_and_counts_no_step(OptimizerOptions options, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var weights = NewWeights(type);
        byte[] before = weights[1].parameter.bytes.ToArray();
        using var optimizer = Optimizers.Create(options, weights);
        LossOf(weights[..1]).backward();
        optimizer.ZeroGradients();
        optimizer.Step(0.1);

        Assert.Equal(before, weights[1].parameter.bytes.ToArray());
        Assert.All(optimizer.ExportState().Where(entry => entry.Key.StartsWith("bias.", StringComparison.Ordinal)), entry => Assert.False(entry.Value.any().item<bool>()));
    }

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void Nothing_is_left_behind(OptimizerOptions options, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var weights = NewWeights(type);
        Descend(weights, () => { }, () => { });
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var optimizer = Optimizers.Create(options, weights))
        {
            optimizer.Step(0.1);
            optimizer.Step(0.1);
            optimizer.ZeroGradients();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static (string name, Parameter parameter)[] NewWeights(ScalarType type) =>
        [("weight", Ramp(type, 7, 5)), ("bias", Ramp(type, 5))];

    private static Parameter Ramp(ScalarType type, params long[] shape)
    {
        double[] values = [.. Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(index => Math.Sin(1 + index))];
        return new Parameter(tensor(values).to(type).reshape(shape));
    }

    private static void Descend((string name, Parameter parameter)[] weights, Action clear, Action step)
    {
        clear();
        using var scope = NewDisposeScope();
        LossOf(weights).backward();
        step();
    }

    /// <summary>Something with another gradient for every element.</summary>
    private static Tensor LossOf((string name, Parameter parameter)[] weights) =>
        stack([.. weights.Select(named => (named.parameter.sin() * named.parameter.exp()).sum())]).sum();

    private static void StepAt(OptimizerHelper optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        optimizer.step();
    }
}
