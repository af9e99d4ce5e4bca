using System.Globalization;

namespace Macl.Cli.Hosting;

/// <summary>Scores as people read them: an accuracy in percent, a correlation in hundredths.</summary>
internal static class ScoreText
{
    /// <summary>A score times 100, with its unit.</summary>
    /// <param name="metric">accuracy, spearman.</param>
    /// <param name="score">Times 100.</param>
    public static string Of(string metric, double score) => string.Create(CultureInfo.InvariantCulture, $"{score:F1}{UnitOf(metric)}");

    /// <summary>What stands behind the number, with a blank before it.</summary>
    public static string UnitOf(string metric) => metric is "accuracy" ? " %" : "";
}
