using System.Diagnostics;
using Macl.Learning.Data;
using Macl.Learning.Tests.Data;
using Macl.Learning.Tests.Methods;
using Macl.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

/// <summary>Alone, so that no other test takes memory meanwhile.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class LifetimeTests
{
    private const int StepsPerEpoch = 100;

    [Theory]
    [InlineData(OptimizerKind.Adam, 0)]
    [InlineData(OptimizerKind.Sgd, 2)]
    public void A_thousand_steps_leave_no_tensor_and_no_memory_behind(OptimizerKind kind, int prefetch)
    {
        var live = new List<long>();
        var resident = new List<long>();
        var recorder = new Recorder("it", []) { AfterStep = state => Measure(state, live, resident) };
        using var method = ToyEncoder.Method(dropout: 0.1);
        var views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(16 * StepsPerEpoch, 16, LastBatch.Drop, 0), new ToyViewMaker(0), CPU, prefetch);
        var options = new TrainingOptions { Epochs = 15, Optimizer = new OptimizerOptions { Kind = kind } };
        using var trainer = new Trainer<Tensor>(method, views, options, [recorder]);

        trainer.Run(TestContext.Current.CancellationToken);

        Assert.All(live.Skip(1), count => Assert.Equal(live[1], count));
        Assert.InRange(resident[^1], 0, 1.05 * resident[4]);
    }

    /// <summary>The first 500 steps warm up; the last thousand are judged.</summary>
    private static void Measure(TrainingState state, List<long> live, List<long> resident)
    {
        if (state.Step % StepsPerEpoch == 0)
        {
            GC.Collect();
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            using var process = Process.GetCurrentProcess();
            resident.Add(process.WorkingSet64);
        }
    }
}
