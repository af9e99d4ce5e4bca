using Macl.Cli.Hosting;
using Macl.Inputs.Npy;

namespace Macl.Cli.Tests.Sentences;

/// <summary>The embeddings of texts by <c>macl embed sentences</c>, at unit length, and what is found from them by definition.</summary>
internal sealed class EmbeddedTexts
{
    private readonly Dictionary<string, double[]> _rows;

    private EmbeddedTexts(Dictionary<string, double[]> rows) => _rows = rows;

    public static EmbeddedTexts Of(string model, IEnumerable<string> texts, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string[] distinct = [.. texts.Distinct(StringComparer.Ordinal)];
        File.WriteAllLines(folder["texts.txt"], distinct);
        Assert.Equal(ExitCode.Done, CommandRun.Of(["embed", "sentences", "--model", model, "--data", folder["texts.txt"], "--out", folder["v.npy"], .. arguments]).ExitCode);
        double[] values = NpyFile.Read(folder["v.npy"]).ToDoubles();
        return new EmbeddedTexts(distinct.Zip(values.Chunk(values.Length / distinct.Length)).ToDictionary(pair => pair.First, pair => Unit(pair.Second), StringComparer.Ordinal));
    }

    public double Cosine(string first, string second) => _rows[first].Zip(_rows[second], (x, y) => x * y).Sum();

    public double SquaredDistance(string first, string second) => _rows[first].Zip(_rows[second], (x, y) => (x - y) * (x - y)).Sum();

    /// <summary>1 − 6 Σ d² / (n (n² − 1)), for values that all differ.</summary>
    public static double Spearman(double[] values, double[] others)
    {
        double n = values.Length;
        return 1 - (6 * Ranks(values).Zip(Ranks(others), (rank, other) => (rank - other) * (rank - other)).Sum() / (n * ((n * n) - 1)));
    }

    private static double[] Ranks(double[] values) => [.. values.Select(value => (double)values.Count(other => other < value))];

    private static double[] Unit(double[] row)
    {
        double length = Math.Sqrt(row.Sum(value => value * value));
        return [.. row.Select(value => value / length)];
    }
}
