using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>How far a contestant's gradient is from that of automatic differentiation in float64, at the projections that it was given.</summary>
internal static class GradientError
{
    /// <summary>Beyond this many pairs the reference would take too long.</summary>
    public const int MostPairs = 1024;

    /// <summary>The length of the difference over the length of the reference; null where there is no reference.</summary>
    public static double? Of(IContestant contestant, Views views)
    {
        if (views.First.shape[0] > MostPairs)
        {
            return null;
        }

        using var scope = NewDisposeScope();
        using Views given = views.To(contestant.Precision);
        using Views wide = given.To(ScalarType.Float64);
        Tensor reference = TrainingStep.Gradients(new PlainAutograd(ScalarType.Float64), wide);
        Tensor difference = TrainingStep.Gradients(contestant, given).sub(reference);
        return difference.norm().div(reference.norm()).item<double>();
    }
}
