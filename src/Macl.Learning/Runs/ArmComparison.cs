using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Reports.Pages;

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
    /// <param name="parallelism">Runs at a time; the result is the same for any number as long as libtorch keeps to one thread.</param>
    /// <param name="settings">How each run is carried out.</param>
    /// <param name="onFinished">Told of every run as it is finished or found finished; from several threads.</param>
    /// <param name="cancellation">Interrupts the runs, each after a checkpoint.</param>
    /// <exception cref="OperationCanceledException">Cancelled; start it again to go on.</exception>
    public ComparisonResult Run(int parallelism, PretrainingSettings settings, Action<Arm, long, RunResult> onFinished, CancellationToken cancellation)
    {
        (Arm Arm, long Seed)[] jobs = [.. from seed in Enumerable.Range(0, seeds) from arm in arms select (arm, (long)seed)];
        var results = new RunResult[jobs.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, jobs.Length, options, job =>
            {
                results[job] = RunOne(jobs[job].Arm, jobs[job].Seed, settings, cancellation);
                onFinished(jobs[job].Arm, jobs[job].Seed, results[job]);
            });
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }

        var result = PutTogether(results);
        WriteReport(result, results);
        DurableFile.WriteJson(Path.Combine(folder, ResultFile), result);
        return result;
    }

    /// <summary>The page for people.</summary>
    public string Report => Path.Combine(folder, "report.html");

    /// <summary>The folder of one run.</summary>
    public string FolderOf(Arm arm, long seed) => Path.Combine(folder, "runs", $"{arm.Name}-seed{seed}");

    private RunResult RunOne(Arm arm, long seed, PretrainingSettings settings, CancellationToken cancellation)
    {
        var own = recipe.With(arm, seed);
        var run = RunFolder.OpenOrCreate(FolderOf(arm, seed), own.Record);
        if (File.Exists(run.Result))
        {
            return JsonSerializer.Deserialize<RunResult>(File.ReadAllBytes(run.Result), MaclJson.Options)
                ?? throw new InvalidDataException($"{run.Result} is empty.");
        }

        using var task = own.Prepare();
        return new Pretraining<TInput>(task, run, own.Record, settings with { JudgeUntrained = false }).Run(cancellation).Result;
    }

    private ComparisonResult PutTogether(RunResult[] results)
    {
        ArmResult[] table = [.. arms.Select((arm, index) => new ArmResult(arm.Name, PairedStatistics.Describe(
            [.. Enumerable.Range(0, seeds).Select(seed => Accuracy(results[seed * arms.Count + index]))])))];
        return new ComparisonResult(recipe.Record.Data.Name, seeds, table, PairedStatistics.AllPairs(table));
    }

    private void WriteReport(ComparisonResult result, RunResult[] results)
    {
        var runs = arms.Index().ToDictionary(
            arm => arm.Item.Name,
            arm => (IReadOnlyList<RunResult>)[.. Enumerable.Range(0, seeds).Select(seed => results[seed * arms.Count + arm.Index])],
            StringComparer.Ordinal);
        var page = ComparisonReports.Of(result, recipe.With(arms[^1], seed: 0).Record, runs);
        DurableFile.Write(Report, Encoding.UTF8.GetBytes(HtmlPage.ToHtml(page)));
    }

    private static double Accuracy(RunResult result) =>
        result.Evaluation?.Accuracy.Mean ?? throw new InvalidDataException($"The run {result.Run} was not judged: its data has no labels.");
}
