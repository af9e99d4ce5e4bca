using Macl.Learning.Tests.References;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Training;

/// <summary>What <c>make_optimizers.py</c> wrote.</summary>
public sealed record OptimizerReference(double Rate, double Decay, double[] Initial, double[][] Inputs, double[][] Targets, OptimizerReference.Course[] Runs)
{
    public static OptimizerReference Loaded { get; } = Reference.Load<OptimizerReference>("optimizers.json");

    public Course Of(OptimizerKind kind, string schedule) =>
        Runs.Single(run => string.Equals(run.Kind, kind.ToString(), StringComparison.Ordinal) && string.Equals(run.Schedule, schedule, StringComparison.Ordinal));

    public Regression NewMethod() => new(Initial);

    public RegressionViews Views(int stepsPerEpoch) => new(Inputs, Targets, stepsPerEpoch);

    public sealed record Course(string Kind, string Schedule, double[] Rates, double[] Losses, double[][] Weights);
}
