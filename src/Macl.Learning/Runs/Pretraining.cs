using System.Text;
using Macl.Learning.Checkpoints;
using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Learning.Runs;

/// <summary>
/// One run from its folder to its result: train, or go on training from the newest checkpoint; judge; save the encoder.
/// Stopped at any moment and started again, it ends with the same weights and measurements.
/// </summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="task">What is trained.</param>
/// <param name="folder">Where the run is kept.</param>
/// <param name="record">What the folder says of the run.</param>
/// <param name="settings">How it is carried out.</param>
public sealed class Pretraining<TInput>(PretrainingTask<TInput> task, RunFolder folder, RunRecord record, PretrainingSettings settings)
    where TInput : IDisposable
{
    private readonly CheckpointStore _store = new(folder.Checkpoints);

    /// <summary>Runs to the end and writes the result.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a checkpoint was saved before, and the run can be resumed.</exception>
    /// <exception cref="DamagedCheckpointException">The newest checkpoint is not sound, or not of this run.</exception>
    /// <exception cref="TrainingDivergedException">A loss, a weight or an embedding is not finite; earlier checkpoints are left.</exception>
    /// <exception cref="IOException">Another process trains this run.</exception>
    public PretrainingOutcome Run(CancellationToken cancellation)
    {
        using var held = folder.Hold();
        long start = settings.Clock.GetTimestamp();
        settings.OnPhase("embedding with initial weights");
        var before = task.Embed(cancellation);
        var untrained = settings.JudgeUntrained ? Judge("untrained", before, cancellation) : null;
        settings.OnPhase("training");
        Train(cancellation);
        cancellation.ThrowIfCancellationRequested();
        var after = EmbedTrained(cancellation);
        var trained = Judge("trained", after, cancellation);
        SaveModel();
        var result = Summarise(trained, untrained) with { Seconds = settings.Clock.GetElapsedTime(start).TotalSeconds };
        var outcome = new PretrainingOutcome(result, before, after, [.. Notes("trained", trained), .. Notes("untrained", untrained)]) { NotJudged = task.Evaluator is null ? task.NotJudged ?? "there is no protocol for it" : null };
        WriteReport(outcome);
        DurableFile.WriteJson(folder.Result, result);
        return outcome;
    }

    private void Train(CancellationToken cancellation)
    {
        using var checkpoint = settings.AcceptOlderCheckpoint ? _store.ReadNewestSound() : _store.ReadNewest();
        checkpoint?.ThrowIfForeign(Manifest(step: 0, metricsLength: 0), _store.FolderOf(checkpoint.Manifest.Step));
        using var metrics = new MetricsFile(folder.Metrics, checkpoint?.Manifest.MetricsLength ?? 0);
        using var trainer = new Trainer<TInput>(task.Method, task.Views, task.Training, Observers(metrics));
        if (checkpoint is null)
        {
            torch.random.manual_seed(task.Training.Seed).Dispose();
        }
        else
        {
            CheckpointObserver.Restore(checkpoint, trainer.State, _store.FolderOf(checkpoint.Manifest.Step));
        }

        trainer.Run(cancellation);
    }

    /// <summary>Checkpoints come last: they must hold what the others wrote of the same step.</summary>
    private List<TrainingObserver> Observers(MetricsFile metrics) =>
    [
        metrics,
        .. task.OnlineEvaluator is { } evaluator ? [new EvaluationObserver(task.OnlineEvaluationEpochs, () => JudgeQuickly(evaluator), metrics)] : Array.Empty<TrainingObserver>(),
        .. settings.Observers,
        new CheckpointObserver(_store, settings.Checkpoints, state => Describe(state, metrics), settings.Clock),
    ];

    /// <summary>The metrics must be on the disk before a checkpoint says how many there are.</summary>
    private CheckpointManifest Describe(TrainingState state, MetricsFile metrics)
    {
        metrics.FlushToDisk();
        return Manifest(state.Step, metrics.Length);
    }

    private CheckpointManifest Manifest(long step, long metricsLength) => new()
    {
        ToolkitVersion = EnvironmentRecord.ToolkitVersion,
        Modality = record.Modality,
        Method = record.Method,
        Options = record.Options.DeepClone(),
        Data = record.Data.Fingerprint,
        Step = step,
        MetricsLength = metricsLength,
    };

    /// <summary>The initial weights gave finite embeddings; if these are not, training is the reason.</summary>
    private EmbeddingSet EmbedTrained(CancellationToken cancellation)
    {
        try
        {
            return task.Embed(cancellation);
        }
        catch (EmbeddingsNotFiniteException problem)
        {
            throw TrainingDivergedException.Of(problem);
        }
    }

    private EvaluationReport? Judge(string which, EmbeddingSet embeddings, CancellationToken cancellation)
    {
        if (task.Evaluator is null)
        {
            return null;
        }

        settings.OnPhase($"judging the {which} encoder");
        return task.Evaluator.Evaluate(embeddings, cancellation);
    }

    private static IEnumerable<string> Notes(string which, EvaluationReport? report) => report is null ? [] : report.Notes.Select(note => $"The {which} encoder: {note}");

    /// <summary>Not to be cancelled: the training loop ends between steps, after a checkpoint.</summary>
    private Dictionary<string, double> JudgeQuickly(IEvaluator<EmbeddingSet> evaluator)
    {
        var metric = evaluator.Evaluate(EmbedTrained(CancellationToken.None), CancellationToken.None).Metrics[0];
        return new(StringComparer.Ordinal) { [$"{evaluator.Name}Accuracy"] = metric.Mean };
    }

    private void SaveModel()
    {
        using var scope = torch.NewDisposeScope();
        Directory.CreateDirectory(folder.Model);
        Safetensors.Write(Path.Combine(folder.Model, ModelFiles.Weights), ModuleState.Export(task.Method.Encoder));
        DurableFile.WriteJson(Path.Combine(folder.Model, ModelFiles.Config), task.ModelConfig);
    }

    private void WriteReport(PretrainingOutcome outcome)
    {
        var page = RunReports.Of(outcome, record, MetricsHistory.Read(folder.Metrics), task.ClassNames);
        DurableFile.Write(folder.Report, Encoding.UTF8.GetBytes(HtmlPage.ToHtml(page)));
    }

    private RunResult Summarise(EvaluationReport? trained, EvaluationReport? untrained) => new()
    {
        Run = folder.FullPath,
        Modality = record.Modality,
        Method = record.Method,
        Loss = task.Loss,
        Data = record.Data.Name,
        Seed = task.Training.Seed,
        Epochs = task.Training.Epochs,
        Steps = (long)task.Training.Epochs * task.Views.StepsPerEpoch,
        Seconds = 0,
        Final = FinalStep.Of(MetricsHistory.Read(folder.Metrics)),
        Evaluation = trained is null ? null : EvaluationSummary.Of(trained),
        Untrained = untrained is null ? null : EvaluationSummary.Of(untrained),
    };
}
