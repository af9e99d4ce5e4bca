using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using Macl.Learning.Checkpoints;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Runs;

/// <summary>
/// Arms × seeds on equal terms: for each seed, every arm starts from the same weights, sees the same data in the same order,
/// and is judged on the same folds. Every run has its own folder below the comparison's; finished runs are not repeated.
/// </summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="recipe">What all runs have in common.</param>
/// <param name="arms">The arms, each once.</param>
/// <param name="seeds">Seeds 0, 1, … of each arm.</param>
/// <param name="folder">The comparison's folder.</param>
public sealed class ArmComparison<TInput>(IRecipe<TInput> recipe, IReadOnlyList<Arm> arms, int seeds, string folder)
    where TInput : IDisposable
{
    private const string ResultFile = "comparison.json";

    /// <summary>Runs what is not finished yet, several at a time, and puts all results together.</summary>
    /// <param name="parallelism">
    /// Runs at a time, at least 1. The result is the same for any number as long as libtorch keeps to one thread and the method
    /// draws nothing from libtorch's generator, as dropout does: that generator is one for all runs.
    /// </param>
    /// <param name="settings">How each run is carried out.</param>
    /// <param name="onFinished">Told of every run as it is finished or found finished; from several threads.</param>
    /// <param name="cancellation">Interrupts the runs, each after a checkpoint.</param>
    /// <exception cref="OperationCanceledException">Cancelled; start it again to go on.</exception>
    /// <remarks>When a run fails, the others are interrupted, each after a checkpoint, and its exception is thrown as it is; of training that diverged, with the run's arm and seed.</remarks>
    public ComparisonResult Run(int parallelism, PretrainingSettings settings, Action<Arm, long, RunResult> onFinished, CancellationToken cancellation)
    {
        (Arm Arm, long Seed)[] jobs = [.. from seed in Enumerable.Range(0, seeds) from arm in arms select (arm, (long)seed)];
        var results = new RunResult[jobs.Length];
        RunAll(jobs.Length, parallelism, RunJob, cancellation);
        var result = PutTogether(results);
        WriteReport(result, results);
        DurableFile.WriteJson(Path.Combine(folder, ResultFile), result);
        return result;

        void RunJob(int job, CancellationToken stop)
        {
            results[job] = RunOne(jobs[job].Arm, jobs[job].Seed, settings, stop);
            onFinished(jobs[job].Arm, jobs[job].Seed, results[job]);
        }
    }

    /// <summary>The page for people.</summary>
    public string Report => Path.Combine(folder, "report.html");

    /// <summary>The folder of one run.</summary>
    public string FolderOf(Arm arm, long seed) => Path.Combine(folder, "runs", $"{arm.FileName}-seed{seed}");

    /// <summary>
    /// Hands jobs out one by one, since they are long and of different lengths. Each has as many libtorch threads as the caller, whatever its thread was used for before: results depend on it.
    /// </summary>
    private static void RunAll(int count, int parallelism, Action<int, CancellationToken> run, CancellationToken cancellation)
    {
        int threads = get_num_threads();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = stop.Token };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, job =>
            {
                set_num_threads(threads);
                try
                {
                    run(job, stop.Token);
                }
                catch
                {
                    stop.Cancel();
                    throw;
                }
            });
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions.FirstOrDefault(problem => problem is not OperationCanceledException) ?? problems.InnerExceptions[0]);
        }
    }

    private RunResult RunOne(Arm arm, long seed, PretrainingSettings settings, CancellationToken cancellation)
    {
        var own = recipe.With(arm, seed);
        var run = RunFolder.OpenOrCreate(FolderOf(arm, seed), own.Record);
        if (run.ReadResult() is { } finished)
        {
            return finished;
        }

        using var task = own.Prepare();
        try
        {
            return new Pretraining<TInput>(task, run, own.Record, settings with { JudgeUntrained = false }).Run(cancellation).Result;
        }
        catch (TrainingDivergedException problem)
        {
            throw new TrainingDivergedException($"{arm.Name} seed {seed}: {problem.Message}", problem);
        }
    }

    private ComparisonResult PutTogether(RunResult[] results)
    {
        ArmResult[] table = Table(results, result => EvaluationOf(result).Score.Mean);
        FurtherComparison[] further = [.. (results[0].Further ?? [])
            .Where(first => results.All(result => result.FurtherBy(first.Name) is not null))
            .Select(first => PutTogether(first, results))];
        return new ComparisonResult(recipe.Record.Data.Name, seeds, EvaluationOf(results[0]).Metric, table, PairedStatistics.AllPairs(table)) { Further = further.Length == 0 ? null : further };
    }

    private FurtherComparison PutTogether(FurtherEvaluation first, RunResult[] results)
    {
        ArmResult[] table = Table(results, result => result.FurtherBy(first.Name)!.Score.Mean);
        return new FurtherComparison(first.Name, first.Protocol, first.Metric, table, PairedStatistics.AllPairs(table));
    }

    private ArmResult[] Table(RunResult[] results, Func<RunResult, double> score) => [.. arms.Select((arm, index) => new ArmResult(
        arm.Name, PairedStatistics.Describe([.. Enumerable.Range(0, seeds).Select(seed => score(results[seed * arms.Count + index]))])))];

    private void WriteReport(ComparisonResult result, RunResult[] results)
    {
        var runs = arms.Index().ToDictionary(
            arm => arm.Item.Name,
            arm => (IReadOnlyList<RunResult>)[.. Enumerable.Range(0, seeds).Select(seed => results[seed * arms.Count + arm.Index])],
            StringComparer.Ordinal);
        var page = ComparisonReports.Of(result, recipe.With(arms[^1], seed: 0).Record, runs);
        DurableFile.Write(Report, Encoding.UTF8.GetBytes(HtmlPage.ToHtml(page)));
    }

    private static EvaluationSummary EvaluationOf(RunResult result) =>
        result.Evaluation ?? throw new InvalidDataException($"The run {result.Run} was not judged: its data has no labels, or not enough of them.");
}
