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
    private const int StepsPerEpoch = 50;

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    [Fact]
    public void A_thousand_steps_leave_no_tensor_and_no_memory_behind()
    {
        var (live, resident) = Train(OptimizerKind.Adam, epochs: 25, prefetch: 2);
        Assert.All(live.Skip(1), count => Assert.Equal(live[1], count));
        Assert.InRange(resident[^1], 0, 1.05 * resident[^21]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Live_tensors_stay_flat_under_every_optimizer(OptimizerKind kind)
    {
        var (live, _) = Train(kind, epochs: 3, prefetch: 0);
        Assert.Equal(live[1], live[2]);
    }

    [Fact]
    public void A_thousand_steps_in_micro_batches_leave_no_tensor_and_no_memory_behind()
    {
        var (live, resident) = Train(OptimizerKind.Adam, epochs: 20, prefetch: 2, microBatchSize: 3);
        Assert.All(live.Skip(1), count => Assert.Equal(live[1], count));
        Assert.InRange(resident[^1], 0, 1.05 * resident[^16]);
    }

    private static (List<long> Live, List<long> Resident) Train(OptimizerKind kind, int epochs, int prefetch, int? microBatchSize = null)
    {
        var (live, resident) = (new List<long>(), new List<long>());
        var recorder = new Recorder("it", []) { AfterStep = state => Measure(state, live, resident) };
        using var method = ToyEncoder.Method(dropout: 0.1);
        var views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(8 * StepsPerEpoch, 8, LastBatch.Drop, 0), new ToyViewMaker(0), CPU, prefetch, microBatchSize);
        using var trainer = new Trainer<Tensor>(method, views, new TrainingOptions { Epochs = epochs, Optimizer = new OptimizerOptions { Kind = kind } }, [recorder]);
        trainer.Run(TestContext.Current.CancellationToken);
        return (live, resident);
    }

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
