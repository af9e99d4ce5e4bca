using System.Text.Json.Nodes;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>What is known about arms compared on equal terms. <see cref="ComparisonReportPage"/> makes a page of it.</summary>
public sealed record ComparisonReport
{
    /// <summary>The name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>The method, such as "GraphCL".</summary>
    public required string Method { get; init; }

    /// <summary>The arms in the order in which they are to be shown.</summary>
    public required IReadOnlyList<ArmReport> Arms { get; init; }

    /// <summary>What they are judged by.</summary>
    internal ScoreMetric Metric => Arms[0].Score.Metric;

    /// <summary>Differences between arms, paired by seed. Default none.</summary>
    public IReadOnlyList<PairedDifference> Paired { get; init; } = [];

    /// <summary>The same by further protocols. Default none.</summary>
    public IReadOnlyList<FurtherTable> Further { get; init; } = [];

    /// <summary>The time of all runs together in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How the embeddings were judged, in one line. Default none.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>A level to compare a metric with, by its name: such as ln N for infoNceAtInitialTemperature. Default none.</summary>
    public IReadOnlyDictionary<string, ReferenceLine> References { get; init; } = new Dictionary<string, ReferenceLine>(StringComparer.Ordinal);

    /// <summary>The options of the comparison, nested as they are stored. Default none.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>The versions of all that took part. Default none.</summary>
    public IReadOnlyList<ReportEntry> Versions { get; init; } = [];

    /// <summary>What the reader must not miss. Default nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
