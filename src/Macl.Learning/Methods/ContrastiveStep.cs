using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>Compares projections, and measures the step.</summary>
internal static class ContrastiveStep
{
    /// <returns>The loss and its measurements; a loss of NaN and no measurements where a projection is not finite. The loss belongs to the dispose scope of the caller.</returns>
    public static StepOutput Measure(Projections projections, Func<ContrastiveOutput> compare)
    {
        using var scope = NewDisposeScope();
        try
        {
            var output = compare();
            return new StepOutput(output.Loss.MoveToOuterDisposeScope(), StepScalars.Of(output.Diagnostics, projections.First, projections.Second));
        }
        catch (ArgumentException) when (!projections.AreFinite())
        {
            return new StepOutput(tensor(double.NaN).MoveToOuterDisposeScope(), new Dictionary<string, double>(StringComparer.Ordinal));
        }
    }
}
