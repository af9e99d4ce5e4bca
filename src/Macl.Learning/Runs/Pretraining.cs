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
    private readonly BestEncoder _best = new(folder.Best, task.Method.Encoder);

    /// <summary>Runs to the end and writes the result.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a checkpoint was saved before, and the run can be resumed.</exception>
    /// <exception cref="DamagedCheckpointException">The newest checkpoint is not sound, or not of this run.</exception>
    /// <exception cref="TrainingDivergedException">A loss, a weight or an embedding is not finite; earlier checkpoints are left.</exception>
    /// <exception cref="IOException">Another process trains this run.</exception>
    public PretrainingOutcome Run(CancellationToken cancellation)
    {
        using var held = folder.Hold();
        var time = RunTime.Start(folder, settings.Clock);
        settings.OnPhase("embedding with initial weights");
        var before = task.Embed(cancellation);
        var untrained = settings.JudgeUntrained ? Judge("untrained", cancellation) : [];
        settings.OnPhase("training");
        Train(time, cancellation);
        cancellation.ThrowIfCancellationRequested();
        long? bestStep = task.KeepsBest ? _best.Restore() : null;
        var after = OfTrained(() => task.Embed(cancellation));
        var trained = OfTrained(() => Judge("trained", cancellation));
        SaveModel();
        var result = Summarise(trained, untrained) with { Seconds = time.Seconds, BestStep = bestStep };
        var outcome = new PretrainingOutcome(result, before, after, [.. Kept(result), .. Notes("trained", trained), .. Notes("untrained", untrained)]) { NotJudged = NotJudged };
        WriteReport(outcome);
        DurableFile.WriteJson(folder.Result, result);
        return outcome;
    }

    private string? NotJudged => task.Judgement is null ? task.NotJudged ?? "there is no protocol for it" : null;

    private void Train(RunTime time, CancellationToken cancellation)
    {
        using var checkpoint = settings.AcceptOlderCheckpoint ? _store.ReadNewestSound() : _store.ReadNewest();
        checkpoint?.ThrowIfForeign(Manifest(step: 0, metricsLength: 0), _store.FolderOf(checkpoint.Manifest.Step));
        using var metrics = new MetricsFile(folder.Metrics, checkpoint?.Manifest.MetricsLength ?? 0);
        using var trainer = new Trainer<TInput>(task.Method, task.Views, task.Training, Observers(metrics, time));
        if (checkpoint is null)
        {
            torch.random.manual_seed(task.Training.Seed).Dispose();
        }
        else
        {
            CheckpointObserver.Restore(checkpoint, trainer.State, _store.FolderOf(checkpoint.Manifest.Step));
            ThrowIfBestIsGone(trainer.State);
        }

        trainer.Run(cancellation);
    }

    private void ThrowIfBestIsGone(TrainingState state)
    {
        bool keeps = task is { KeepsBest: true, OnlineJudgement: not null, OnlineEvaluationSteps: > 0 };
        if (keeps && (state.Step >= task.OnlineEvaluationSteps || state.IsComplete))
        {
            _best.ThrowIfNone();
        }
    }

    /// <summary>Checkpoints come last: they must hold what the others wrote of the same step.</summary>
    private List<TrainingObserver> Observers(MetricsFile metrics, RunTime time) =>
    [
        metrics,
        .. task.OnlineJudgement is { } judgement ? [new EvaluationObserver(task.OnlineEvaluationSteps, state => JudgeQuickly(judgement, state.Step), metrics)] : Array.Empty<TrainingObserver>(),
        .. settings.Observers,
        new CheckpointObserver(_store, settings.Checkpoints, state => Describe(state, metrics, time), settings.Clock),
    ];

    /// <summary>The metrics must be on the disk before a checkpoint says how many there are.</summary>
    private CheckpointManifest Describe(TrainingState state, MetricsFile metrics, RunTime time)
    {
        metrics.FlushToDisk();
        time.Keep();
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
    private static T OfTrained<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (EmbeddingsNotFiniteException problem)
        {
            throw TrainingDivergedException.Of(problem);
        }
    }

    private IReadOnlyList<ProtocolReport> Judge(string which, CancellationToken cancellation)
    {
        if (task.Judgement is null)
        {
            return [];
        }

        settings.OnPhase($"judging the {which} encoder");
        return task.Judgement.Judge(cancellation);
    }

    /// <summary>Which protocol a note is of is said where there are several.</summary>
    private static IEnumerable<string> Notes(string which, IReadOnlyList<ProtocolReport> judged) =>
        from one in judged
        from note in one.Report.Notes
        select judged.Count == 1 ? $"The {which} encoder: {note}" : $"The {which} encoder, {one.Name}: {note}";

    private static IEnumerable<string> Kept(RunResult result) => result.BestStep is { } step
        ? [$"The encoder after step {step} of {result.Steps} was kept: of those that were judged while it trained, the best."]
        : [];

    /// <summary>Not to be cancelled: the training loop ends between steps, after a checkpoint. The untrained encoder is no candidate for the best.</summary>
    private Dictionary<string, double> JudgeQuickly(IJudgement judgement, long step)
    {
        var main = OfTrained(() => judgement.Judge(CancellationToken.None))[0];
        var metric = main.Report.Metrics[0];
        if (task.KeepsBest && step > 0)
        {
            _best.Offer(step, metric.Mean);
        }

        return new(StringComparer.Ordinal) { [$"{main.Name}{char.ToUpperInvariant(metric.Name[0])}{metric.Name[1..]}"] = metric.Mean };
    }

    private void SaveModel()
    {
        using var scope = torch.NewDisposeScope();
        Directory.CreateDirectory(folder.Model);
        task.SaveBeside(folder.Model);
        Safetensors.Write(Path.Combine(folder.Model, ModelFiles.Weights), ModuleState.Export(task.Method.Encoder), ModelFiles.WeightsMetadata);
        DurableFile.WriteJson(Path.Combine(folder.Model, ModelFiles.Config), task.ModelConfig);
    }

    private void WriteReport(PretrainingOutcome outcome)
    {
        var page = RunReports.Of(outcome, record, MetricsHistory.Read(folder.Metrics), task.ClassNames, task.PictureOf, task.Sections(outcome));
        DurableFile.Write(folder.Report, Encoding.UTF8.GetBytes(HtmlPage.ToHtml(page)));
    }

    private RunResult Summarise(IReadOnlyList<ProtocolReport> trained, IReadOnlyList<ProtocolReport> untrained) => new()
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
        Evaluation = Main(trained),
        Untrained = Main(untrained),
        Further = trained.Count > 1 ? [.. trained.Skip(1).Select(one => Further(one, untrained))] : null,
    };

    private static EvaluationSummary? Main(IReadOnlyList<ProtocolReport> judged) => judged.Count == 0 ? null : EvaluationSummary.Of(judged[0].Report);

    private static FurtherEvaluation Further(ProtocolReport trained, IReadOnlyList<ProtocolReport> untrained)
    {
        var (protocol, metric, score) = EvaluationSummary.Of(trained.Report);
        var before = untrained.FirstOrDefault(one => string.Equals(one.Name, trained.Name, StringComparison.Ordinal));
        return new FurtherEvaluation(trained.Name, protocol, metric, score, before is null ? null : EvaluationSummary.Of(before.Report).Score);
    }
}
