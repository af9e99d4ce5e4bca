using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>The measurements that every contrastive method reports, under the names of the glossary.</summary>
internal static class StepScalars
{
    public static Dictionary<string, double> Of(ContrastiveDiagnostics diagnostics, Tensor first, Tensor second)
    {
        using var noGradient = no_grad();
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
            ["uniformityLoss"] = EmbeddingStatistics.UniformityLoss(second),
            ["effectiveRank"] = EmbeddingStatistics.EffectiveRank(second),
        };
    }
}
