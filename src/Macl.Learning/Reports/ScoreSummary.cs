using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports;

/// <summary>An accuracy or a correlation over folds or seeds.</summary>
public sealed record ScoreSummary
{
    /// <param name="mean">The mean, a share in [0, 1] of an accuracy, or a correlation in [−1, 1].</param>
    /// <param name="std">The standard deviation, at least 0 in the same unit; not a number if there is only one value.</param>
    /// <param name="metric">What it is. Default: an accuracy.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is a percentage, not a share, or the deviation is negative.</exception>
    public ScoreSummary(double mean, double std, ScoreMetric metric = ScoreMetric.Accuracy)
    {
        Metric = metric;
        Mean = Checked(mean, metric, nameof(mean));
        Std = std < 0 ? throw new ArgumentOutOfRangeException(nameof(std), std, "A standard deviation is at least 0.") : std;
    }

    /// <summary>What it is.</summary>
    public ScoreMetric Metric { get; }

    /// <summary>The mean, a share or a correlation.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation; not a number if there is only one value.</summary>
    public double Std { get; }

    /// <summary>Such as "87.6 ± 1.4 %" of an accuracy, or "62.1 ± 0.4" of a correlation, which is told in hundredths.</summary>
    public override string ToString() =>
        NumberText.Percent(Mean) + (double.IsFinite(Std) ? $" ± {NumberText.Percent(Std)}" : "") + Metric.Unit;

    internal static double Checked(double score, ScoreMetric metric, string name) => score < metric.Least || score > 1
        ? throw new ArgumentOutOfRangeException(name, score, $"{metric.Title} is in [{metric.Least}, 1].")
        : score;
}
