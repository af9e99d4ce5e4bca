using Macl.Learning.Reports;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>Brings what runs measured into the form of reports.</summary>
internal static class ReportData
{
    private static readonly string[] Curves =
    [
        "loss", "infoNceAtInitialTemperature", "temperature", "alignment", "gradientScaling", "inBatchAccuracy", "maskedAccuracy", "uniformityLoss", "effectiveRank",
    ];

    public static Dictionary<string, IReadOnlyList<DataPoint>> Metrics(MetricsHistory history) => Curves
        .Where(history.Steps.ContainsKey)
        .ToDictionary(name => name, name => Points(history.Steps[name]), StringComparer.Ordinal);

    /// <summary>Evaluations by epoch, under the evaluator's name.</summary>
    public static Dictionary<string, IReadOnlyList<DataPoint>> ScoreByEpoch(MetricsHistory history, RunResult result)
    {
        double stepsPerEpoch = result.Steps / (double)Math.Max(1, result.Epochs);
        return history.Evaluations.ToDictionary(
            evaluation => EvaluatorOf(evaluation.Key),
            evaluation => Points(evaluation.Value.Select(point => (point.Step / stepsPerEpoch, point.Value))),
            StringComparer.Ordinal);
    }

    public static Dictionary<string, ReferenceLine> References(RunRecord record) =>
        record.Options["loss"]?["temperature"] is { } temperature
            ? new(StringComparer.Ordinal) { ["temperature"] = new ReferenceLine(temperature.GetValue<double>(), "initial temperature") }
            : [];

    public static IReadOnlyList<ReportEntry> Versions(RunRecord record)
    {
        var found = record.Environment;
        return
        [
            new("Macl", found.Macl), new("TorchSharp", found.TorchSharp), new("libtorch", found.LibTorch), new(".NET", found.DotNet),
            new("system", $"{found.OperatingSystem}, {found.Architecture}"), new("device", found.Device), new("threads", found.Threads.ToString()),
            new("data", $"{record.Data.Name}, {record.Data.Samples} samples, SHA-256 {record.Data.Fingerprint}"),
        ];
    }

    /// <summary>The measurements of evaluations are called after the evaluator and the metric.</summary>
    private static string EvaluatorOf(string measurement) =>
        Enum.GetNames<ScoreMetric>().Aggregate(measurement, (name, metric) => name.EndsWith(metric, StringComparison.Ordinal) ? name[..^metric.Length] : name);

    private static IReadOnlyList<DataPoint> Points(IEnumerable<(long Step, double Value)> values) => Points(values.Select(point => ((double)point.Step, point.Value)));

    private static IReadOnlyList<DataPoint> Points(IEnumerable<(double X, double Value)> values) => [.. values.Select(point => new DataPoint(point.X, point.Value))];
}
