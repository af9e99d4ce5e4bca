using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports;

/// <summary>An accuracy over folds or seeds.</summary>
public sealed record AccuracySummary
{
    /// <param name="mean">The mean, a share in [0, 1].</param>
    /// <param name="std">The standard deviation, at least 0 in the same unit; not a number if there is only one value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is a percentage, not a share, or the deviation is negative.</exception>
    public AccuracySummary(double mean, double std)
    {
        Mean = Share(mean, nameof(mean));
        Std = std < 0 ? throw new ArgumentOutOfRangeException(nameof(std), std, "A standard deviation is at least 0.") : std;
    }

    /// <summary>The mean, a share in [0, 1].</summary>
    public double Mean { get; }

    /// <summary>The standard deviation; not a number if there is only one value.</summary>
    public double Std { get; }

    /// <summary>Such as "87.6 ± 1.4 %".</summary>
    public override string ToString() =>
        NumberText.Percent(Mean) + (double.IsFinite(Std) ? $" ± {NumberText.Percent(Std)}" : "") + " %";

    internal static double Share(double accuracy, string name) => accuracy is < 0 or > 1
        ? throw new ArgumentOutOfRangeException(name, accuracy, "An accuracy is a share in [0, 1].")
        : accuracy;
}
