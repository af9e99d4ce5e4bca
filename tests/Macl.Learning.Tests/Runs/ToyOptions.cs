using Macl.Learning.Methods;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Runs;

/// <summary>All that decides the result of a toy run.</summary>
public sealed record ToyOptions
{
    public string Arm { get; init; } = "macl";

    public LossOptions Loss { get; init; } = new() { Temperature = 0.2 };

    public TrainingOptions Training { get; init; } = new()
    {
        Epochs = 2,
        Optimizer = new OptimizerOptions { LearningRate = 0.01, WeightDecay = 0.001 },
        Schedule = new LearningRateSchedule.WarmupCosine { WarmupSteps = 2 },
    };

    public double Dropout { get; init; } = 0.3;

    public int? MicroBatchSize { get; init; }
}
