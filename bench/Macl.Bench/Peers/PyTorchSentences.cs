using System.Globalization;
using System.Text.Json;
using Macl.Bench.Measuring;
using Macl.Bench.Results;
using Macl.Learning.Training;

namespace Macl.Bench.Peers;

/// <summary>The same encoder and the same sentences in PyTorch: <c>bench/peers/sentences.py</c>.</summary>
/// <param name="python">A Python that has PyTorch.</param>
/// <param name="threads">Its threads.</param>
internal sealed class PyTorchSentences(string python, int threads)
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "peers", "sentences.py");

    /// <summary>Versions in a line.</summary>
    public string About() => Run("about").Trim();

    /// <summary>Times of one kind of work.</summary>
    public SentenceRow[] Measure(string work, IEnumerable<Precision> precisions, SentenceSetting setting, IEnumerable<int[]> texts, TimeLimits limits)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, texts.Select(text => JsonSerializer.Serialize(text)));
            string output = Run("measure", work, string.Join(',', precisions.Select(precision => precision == Precision.BFloat16 ? SentenceContestants.PyTorchInBFloat16 : SentenceContestants.PyTorch)), file, Text(setting.Layers), Text(setting.HiddenSize), Text(setting.BatchSize), Text(limits.Rounds), Text(limits.Budget.TotalSeconds));
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(BenchFile.ParseSentenceRow)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private string Run(params string[] arguments) => ChildProcess.Run(python, [_script, .. arguments], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = Text(threads),
        ["OPENBLAS_NUM_THREADS"] = Text(threads),
        ["MKL_NUM_THREADS"] = Text(threads),
    });
}
