using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>The measurements that every contrastive method reports, under the names of the glossary.</summary>
internal static class StepScalars
{
    /// <summary>How many rows of a batch uniformity and effective rank are measured on: of all rows of a huge batch they would take longer than the loss.</summary>
    private const long MostRows = 1024;

    public static Dictionary<string, double> Of(ContrastiveDiagnostics diagnostics, Tensor first, Tensor second)
    {
        using var noGradient = no_grad();
        using var measured = second.narrow(0, 0, Math.Min(MostRows, second.shape[0]));
        return new(StringComparer.Ordinal)
        {
            ["temperature"] = diagnostics.Temperature,
            ["temperatureClamped"] = diagnostics.TemperatureClamped ? 1 : 0,
            ["alignment"] = diagnostics.Alignment,
            ["gradientScaling"] = diagnostics.GradientScaling,
            ["gradientScalingMin"] = diagnostics.GradientScalingMin,
            ["gradientScalingMax"] = diagnostics.GradientScalingMax,
            ["inBatchAccuracy"] = diagnostics.InBatchAccuracy,
            ["infoNceAtInitialTemperature"] = diagnostics.InfoNceAtInitialTemperature,
            ["alignmentLoss"] = EmbeddingStatistics.AlignmentLoss(first, second),
            ["uniformityLoss"] = EmbeddingStatistics.UniformityLoss(measured),
            ["effectiveRank"] = EmbeddingStatistics.EffectiveRank(measured),
        };
    }
}
