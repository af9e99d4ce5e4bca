using System.Text.Json.Nodes;
using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Reports.Runs;

/// <summary>What is known about one training run. <see cref="RunReportPage"/> makes a page of it.</summary>
public sealed record RunReport
{
    private static readonly Dictionary<string, IReadOnlyList<DataPoint>> NoCurves = [];

    /// <summary>The name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>The method, such as "GraphCL".</summary>
    public required string Method { get; init; }

    /// <summary>The loss, such as "MACL".</summary>
    public required string Loss { get; init; }

    /// <summary>The seed of everything random.</summary>
    public required long Seed { get; init; }

    /// <summary>Passes over the data.</summary>
    public required int Epochs { get; init; }

    /// <summary>Optimizer steps.</summary>
    public required long Steps { get; init; }

    /// <summary>The time of training in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How the embeddings were judged, in one line. Default none.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>The score after training. Default: not judged.</summary>
    public ScoreSummary? Final { get; init; }

    /// <summary>The score of the same encoder before training. Default: not judged.</summary>
    public ScoreSummary? Untrained { get; init; }

    /// <summary>What further protocols found. Default none.</summary>
    public IReadOnlyList<FurtherScore> FurtherScores { get; init; } = [];

    /// <summary>Measurements by their name in the metrics file (loss, temperature, gradientScaling, …), X the step. Default none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DataPoint>> Metrics { get; init; } = NoCurves;

    /// <summary>Scores (shares or correlations) during training by the evaluator's name, X the epoch. Default none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DataPoint>> ScoreByEpoch { get; init; } = NoCurves;

    /// <summary>A level to compare a metric with, by its name: such as ln N for infoNceAtInitialTemperature. Default none.</summary>
    public IReadOnlyDictionary<string, ReferenceLine> References { get; init; } = new Dictionary<string, ReferenceLine>(StringComparer.Ordinal);

    /// <summary>The embeddings of the untrained encoder. Default none.</summary>
    public EmbeddingSet? EmbeddingsBefore { get; init; }

    /// <summary>The embeddings of the trained encoder, of the same samples in the same order. Default none.</summary>
    public EmbeddingSet? EmbeddingsAfter { get; init; }

    /// <summary>The names of the classes by label; a label without one is shown as it is. Default none.</summary>
    public IReadOnlyDictionary<int, string> ClassNames { get; init; } = new Dictionary<int, string>();

    /// <summary>The picture of a sample by its row in the embeddings, for samples that have pictures. Asked for a few. Default none.</summary>
    public Func<int, ReportPicture>? PictureOf { get; init; }

    /// <summary>What the kind of data adds, shown after what was learned; such as <see cref="NeighbourSection"/>. Default nothing.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>The options of the run, nested as they are stored. Default none.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>The versions of all that took part. Default none.</summary>
    public IReadOnlyList<ReportEntry> Versions { get; init; } = [];

    /// <summary>What helps to judge the score, such as hyperparameters that were chosen. Default nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the reader must not miss, such as "The temperature was clamped in 12 steps." Default nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
