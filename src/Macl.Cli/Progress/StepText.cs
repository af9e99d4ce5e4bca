using System.Globalization;
using Macl.Learning.Training;

namespace Macl.Cli.Progress;

/// <summary>A step in a few words.</summary>
internal static class StepText
{
    public static string Of(StepReport report)
    {
        var parts = new List<string> { Part("loss", report.Loss) };
        Add(parts, report, "τ", "temperature");
        Add(parts, report, "A", "alignment");
        Add(parts, report, "W", "gradientScaling");
        return string.Join("  ", parts);
    }

    private static void Add(List<string> parts, StepReport report, string sign, string name)
    {
        if (report.Scalars.TryGetValue(name, out double value))
        {
            parts.Add(Part(sign, value));
        }
    }

    private static string Part(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:F3}");
}
