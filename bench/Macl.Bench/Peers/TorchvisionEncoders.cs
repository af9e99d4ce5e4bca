using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Results;

namespace Macl.Bench.Peers;

/// <summary>The same encoders in torchvision: <c>bench/peers/encoders.py</c>.</summary>
/// <param name="python">A Python that has torchvision.</param>
/// <param name="threads">Its threads.</param>
internal sealed class TorchvisionEncoders(string python, int threads)
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "peers", "encoders.py");

    /// <summary>Versions in a line.</summary>
    public string About() => Run("about").Trim();

    /// <summary>Times of one encoder at one size.</summary>
    public EncoderRow[] Measure(string encoder, int pictures, TimeLimits limits) =>
        [.. Run("measure", encoder, Text(pictures), Text(limits.Rounds), Text(limits.Budget.TotalSeconds)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(BenchFile.ParseEncoderRow)];

    private static string Text(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private string Run(params string[] arguments) => ChildProcess.Run(python, [_script, .. arguments], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = Text(threads),
        ["OPENBLAS_NUM_THREADS"] = Text(threads),
        ["MKL_NUM_THREADS"] = Text(threads),
    });
}
