using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Peers;
using Macl.Bench.Results;
using TorchSharp;

namespace Macl.Bench.Commands;

/// <summary>Measures size by size: this process, then the other software, then each contestant's memory.</summary>
internal sealed class LossesRun(LossesPlan plan, TextWriter progress)
{
    private const int LargeDimension = 128;

    private readonly List<string> _notes = [];

    public BenchRecord<LossRow> Run(DateTime now)
    {
        torch.set_num_threads(plan.Threads);
        PyTorch? peers = Python.WithPyTorch(plan.Python) is { } python ? new PyTorch(python, plan.Threads) : null;
        LossRow[] rows = [.. Sizes().SelectMany(size => Measure(size.Pairs, size.Dimension, peers)), .. plan.Large.Select(MeasureLarge)];
        return new BenchRecord<LossRow>
        {
            Command = plan.Command,
            Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = ThisMachine.Describe(),
            Versions = ThisMachine.Versions(peers?.About()),
            Threads = plan.Threads,
            Notes = [.. Notes(rows, peers), .. _notes],
            Rows = rows,
        };
    }

    private static IEnumerable<string> Notes(LossRow[] rows, PyTorch? peers)
    {
        if (peers is null)
        {
            yield return "PyTorch was not measured: no Python that has it was found.";
        }

        if (rows.All(row => row.ExtraMemoryBytes is null))
        {
            yield return "Extra memory was not measured: this system does not tell the peak of a process.";
        }
    }

    private IEnumerable<(int Pairs, int Dimension)> Sizes() =>
        from dimension in plan.Dimensions
        from pairs in plan.Pairs
        select (pairs, dimension);

    private LossRow[] Measure(int pairs, int dimension, PyTorch? peers)
    {
        Say(pairs, dimension, "time");
        LossRow[] ours = LossMeasurement.Compare(pairs, dimension, plan.Limits);
        LossRow[] theirs = Try($"PyTorch at {pairs} pairs, dimension {dimension}", () => peers?.Compare(pairs, dimension, plan.Limits)) ?? [];
        Say(pairs, dimension, "memory");
        return
        [
            .. ours.Select(row => WithMemoryOf(row, () => Alone(row.Contestant, pairs, dimension, withProducts: false))),
            .. theirs.Select(row => WithMemoryOf(row, () => peers!.Alone(row.Contestant, pairs, dimension))),
        ];
    }

    private LossRow MeasureLarge(int pairs)
    {
        Say(pairs, LargeDimension, "one step");
        return Try($"{ContestantNames.Engine} at {pairs} pairs, dimension {LargeDimension}", () => Alone(ContestantNames.Engine, pairs, LargeDimension, withProducts: true))
            ?? new LossRow { Contestant = ContestantNames.Engine, Pairs = pairs, Dimension = LargeDimension, Skipped = "failed" };
    }

    private LossRow WithMemoryOf(LossRow row, Func<LossRow> alone) => row.Skipped is null
        ? row with { ExtraMemoryBytes = Try($"The memory of {row.Contestant} at {row.Pairs} pairs, dimension {row.Dimension}", alone)?.ExtraMemoryBytes }
        : row;

    /// <summary>A process that fails, for want of memory for example, costs its own numbers and no others.</summary>
    private T? Try<T>(string what, Func<T?> measure)
        where T : class
    {
        try
        {
            return measure();
        }
        catch (ChildProcessException problem)
        {
            _notes.Add($"{what} was not measured: {problem.Message}.");
            return null;
        }
    }

    private LossRow Alone(string contestant, int pairs, int dimension, bool withProducts) =>
        BenchFile.ParseRow(ChildProcess.RunThisProgram(AloneCommand.Arguments(contestant, pairs, dimension, plan.Threads, withProducts)));

    private void Say(int pairs, int dimension, string what) => progress.WriteLine($"{pairs} pairs, dimension {dimension}: {what}");
}
