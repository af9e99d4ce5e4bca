using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Computes <see cref="ContrastiveDiagnostics"/>, and fetches them from the device at once.</summary>
internal static class Diagnosis
{
    private const double RoundingSteps = 16;

    private static readonly Scalar _singleRounding = (RoundingSteps * (float.BitIncrement(1) - 1)).ToScalar();

    private static readonly Scalar _doubleRounding = (RoundingSteps * (double.BitIncrement(1) - 1)).ToScalar();

    /// <param name="sums">What the loss saw, with the hardest negatives.</param>
    /// <param name="temperature">The effective temperature.</param>
    /// <param name="margins">At the effective temperature, [anchors].</param>
    /// <param name="initialMargins">At τ₀, [anchors].</param>
    /// <param name="dtype">That of the similarities: what rounding to expect.</param>
    public static ContrastiveDiagnostics Of(ContrastSums sums, EffectiveTemperature temperature, Tensor margins, Tensor initialMargins, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        Tensor scaling = margins.neg().sigmoid();
        double[] values = Fetch(
            temperature.Value,
            temperature.IsClamped(),
            sums.Positives.mean(),
            scaling.mean(),
            scaling.min(),
            scaling.max(),
            PositivesThatWin(sums, dtype).mean(),
            new InfoNce().Value(initialMargins).mean());

        return new ContrastiveDiagnostics
        {
            Temperature = values[0],
            TemperatureClamped = values[1] != 0,
            Alignment = values[2],
            GradientScaling = values[3],
            GradientScalingMin = values[4],
            GradientScalingMax = values[5],
            InBatchAccuracy = values[6],
            InfoNceAtInitialTemperature = values[7],
        };
    }

    /// <summary>1 where the positive leads every negative by more than rounding, else 0.</summary>
    private static Tensor PositivesThatWin(ContrastSums sums, ScalarType dtype)
    {
        Tensor lead = sums.Positives - sums.Hardest!;
        return lead.gt(dtype == ScalarType.Float64 ? _doubleRounding : _singleRounding).to(ScalarType.Float64);
    }

    private static double[] Fetch(params Tensor[] scalars)
    {
        Tensor together = stack([.. scalars.Select(scalar => scalar.to(ScalarType.Float64))]);
        return [.. together.cpu().data<double>()];
    }
}
