using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>The last training step's measurements.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Temperature">The effective temperature τ.</param>
/// <param name="Alignment">MACL's alignment A.</param>
/// <param name="GradientScaling">The mean gradient scaling W.</param>
/// <param name="ClampedSteps">Steps of the whole run at which the temperature was held at its minimum.</param>
public sealed record FinalStep(double? Loss, double? Temperature, double? Alignment, double? GradientScaling, int ClampedSteps)
{
    /// <summary>The end of a run's measurements, or null if there were none.</summary>
    public static FinalStep? Of(MetricsHistory history) => history.Steps.Count == 0 ? null : new(
        history.Last("loss"),
        history.Last("temperature"),
        history.Last("alignment"),
        history.Last("gradientScaling"),
        history.Steps.GetValueOrDefault("temperatureClamped")?.Count(point => point.Value != 0) ?? 0);
}
