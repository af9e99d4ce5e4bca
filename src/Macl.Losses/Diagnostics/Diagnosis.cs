using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Computes <see cref="ContrastiveDiagnostics"/>, and fetches them from the device at once.</summary>
internal static class Diagnosis
{
    private const double RoundingSteps = 16;

    public static ContrastiveDiagnostics Of(CandidateSimilarities candidates, EffectiveTemperature temperature, Tensor margins, double initialTemperature)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        Tensor scaling = margins.neg().sigmoid();
        double[] values = Fetch(
            temperature.Value,
            temperature.IsClamped(),
            candidates.Alignment(),
            scaling.mean(),
            scaling.min(),
            scaling.max(),
            PositivesThatWin(candidates).mean(),
            InfoNceAt(initialTemperature, candidates).mean());

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
    private static Tensor PositivesThatWin(CandidateSimilarities candidates)
    {
        Tensor lead = candidates.Positives - candidates.HardestNegatives();
        double rounding = RoundingSteps * (lead.dtype == ScalarType.Float64 ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1);
        return (lead > rounding).to(lead.dtype);
    }

    private static Tensor InfoNceAt(double temperature, CandidateSimilarities candidates) =>
        new InfoNce().Value(candidates.Margins(full_like(candidates.Alignment(), temperature)));

    private static double[] Fetch(params Tensor[] scalars)
    {
        ScalarType dtype = scalars[0].dtype;
        Tensor together = stack([.. scalars.Select(scalar => scalar.to(dtype))]);
        return [.. together.cpu().to(ScalarType.Float64).data<double>()];
    }
}
