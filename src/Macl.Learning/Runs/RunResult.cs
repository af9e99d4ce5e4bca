using System.Text.Json.Serialization;

namespace Macl.Learning.Runs;

/// <summary>The summary of a finished run: <c>result.json</c>, and the JSON that the command prints.</summary>
public sealed record RunResult
{
    /// <summary>The run folder.</summary>
    public required string Run { get; init; }

    /// <summary>graphs, images or sentences.</summary>
    public required string Modality { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The loss's name.</summary>
    public required string Loss { get; init; }

    /// <summary>The data set's name.</summary>
    public required string Data { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Passes over the data.</summary>
    public required int Epochs { get; init; }

    /// <summary>Training steps.</summary>
    public required long Steps { get; init; }

    /// <summary>Seconds of work over all starts of the run; what an interruption destroyed and a resumption did again counts once.</summary>
    public required double Seconds { get; init; }

    /// <summary>The steps that the encoder was trained which is judged and saved, where a run keeps its best; null, and not in the file, where it is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? BestStep { get; init; }

    /// <summary>The last step's measurements; null if there was no step.</summary>
    public FinalStep? Final { get; init; }

    /// <summary>How good the trained encoder's embeddings are; null where nothing was judged, since the data has no labels or not enough of them.</summary>
    public EvaluationSummary? Evaluation { get; init; }

    /// <summary>How good they were before training; null if that was not asked for.</summary>
    public EvaluationSummary? Untrained { get; init; }

    /// <summary>What further protocols found; null, and not in the file, where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FurtherEvaluation>? Further { get; init; }

    internal FurtherEvaluation? FurtherBy(string name) => Further?.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal));
}
