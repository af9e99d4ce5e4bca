using System.Text.Json.Nodes;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;
using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>A recipe put together, ready to train. Owns the method.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public sealed record PretrainingTask<TInput> : IDisposable
    where TInput : IDisposable
{
    /// <summary>The loss's name, or untrained.</summary>
    public required string Loss { get; init; }

    /// <summary>What is trained.</summary>
    public required LearningMethod<TInput> Method { get; init; }

    /// <summary>What it sees.</summary>
    public required IViewSource<TInput> Views { get; init; }

    /// <summary>How long and with what.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>
    /// The embeddings that the report shows, by the encoder as it is: of all samples, or of a part of a large data set, the same each
    /// time; evaluation mode, no gradient.
    /// </summary>
    public required Func<CancellationToken, EmbeddingSet> Embed { get; init; }

    /// <summary>How the run is judged; null where the data has no labels, or not enough of them.</summary>
    public required IJudgement? Judgement { get; init; }

    /// <summary>Why nothing is judged, as a clause without a full stop; null where something is.</summary>
    public string? NotJudged { get; init; }

    /// <summary>A quick judgement while the encoder learns, by its main protocol; null where nothing is judged.</summary>
    public required IJudgement? OnlineJudgement { get; init; }

    /// <summary>Steps from one quick judgement to the next; 0 for none.</summary>
    public required long OnlineEvaluationSteps { get; init; }

    /// <summary>Whether the best encoder of all quick judgements after the first step is the one that is judged at the end and saved. Default: the last is.</summary>
    public bool KeepsBest { get; init; }

    /// <summary>What a program needs, beside the weights, to build the encoder again: <c>model/config.json</c>.</summary>
    public required JsonNode ModelConfig { get; init; }

    /// <summary>Writes what else a program needs into the model's folder, such as a tokenizer. Default nothing.</summary>
    public Action<string> SaveBeside { get; init; } = _ => { };

    /// <summary>What the classes of the labels are called, by class; empty where the data has no labels.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>A small picture of a row of what <see cref="Embed"/> gives, for the report; null where samples are no pictures.</summary>
    public Func<int, ReportPicture>? PictureOf { get; init; }

    /// <summary>More sections for the report, made when all is judged and the encoder is still there. Default none.</summary>
    public Func<PretrainingOutcome, IReadOnlyList<ReportSection>> Sections { get; init; } = _ => [];

    /// <inheritdoc/>
    public void Dispose() => Method.Dispose();
}
