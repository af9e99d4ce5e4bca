using System.Globalization;
using Macl.Bench.Measuring;

namespace Macl.Bench.Peers;

/// <summary>The same views by torchvision: <c>bench/peers/images.py</c>, on one thread.</summary>
/// <param name="python">A Python that has torchvision.</param>
internal sealed class Torchvision(string python)
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "peers", "images.py");

    /// <summary>Versions in a line.</summary>
    public string About() => Run("about").Trim();

    /// <summary>Pictures a second, over at least this long.</summary>
    /// <param name="folder">Where the pictures are.</param>
    /// <param name="size">Rows and columns of a view.</param>
    /// <param name="strength">Of colour jitter.</param>
    /// <param name="kernel">Of the blur; 0 for none.</param>
    /// <param name="time">How long.</param>
    public double Measure(string folder, int size, double strength, int kernel, TimeSpan time) =>
        double.Parse(Run("measure", folder, Text(size), Text(strength), Text(kernel), Text(time.TotalSeconds)), CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private string Run(params string[] arguments) => ChildProcess.Run(python, [_script, .. arguments], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = "1",
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["MKL_NUM_THREADS"] = "1",
    });
}
