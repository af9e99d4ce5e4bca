using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Results;

namespace Macl.Bench.Peers;

/// <summary>The same loss by other formulas in PyTorch: <c>bench/peers/losses.py</c>.</summary>
/// <param name="python">A Python that has PyTorch.</param>
/// <param name="threads">Its threads.</param>
internal sealed class PyTorch(string python, int threads)
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "peers", "losses.py");

    /// <summary>Its contestants.</summary>
    public static IReadOnlyList<string> Contestants { get; } = [ContestantNames.PyTorchAutograd, ContestantNames.PyTorchAuthors, ContestantNames.PyTorchLightly];

    /// <summary>Versions in a line.</summary>
    public string About() => Run("about").Trim();

    /// <summary>Times and gradient errors at one size, in turns with matrix products.</summary>
    public LossRow[] Compare(int pairs, int dimension, TimeLimits limits) =>
        Rows(Run("compare", Text(pairs), Text(dimension), Text(limits.Rounds), Text(limits.Budget.TotalSeconds), Text(MemoryNeed.Usable(ThisMachine.MemoryBytes))));

    /// <summary>One step of one contestant in a process of its own.</summary>
    public LossRow Alone(string contestant, int pairs, int dimension) => Rows(Run("alone", contestant, Text(pairs), Text(dimension))).Single();

    private static LossRow[] Rows(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(BenchFile.ParseRow)];

    private static string Text(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private string Run(params string[] arguments) => ChildProcess.Run(python, [_script, .. arguments], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = Text(threads),
        ["OPENBLAS_NUM_THREADS"] = Text(threads),
        ["MKL_NUM_THREADS"] = Text(threads),
    });
}
