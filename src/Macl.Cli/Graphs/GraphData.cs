using Macl.Cli.Hosting;
using Macl.Inputs.Graphs;

namespace Macl.Cli.Graphs;

/// <summary>The graphs that a command works on.</summary>
internal static class GraphData
{
    private static string Bundled => Path.Combine(AppContext.BaseDirectory, "data", "MUTAG.zip");

    /// <summary>Reads a path, or the bundled MUTAG.</summary>
    public static GraphDataSet Read(string? path) => TuDataSet.Read(path ?? Bundled);

    /// <summary>Reads labelled graphs.</summary>
    /// <exception cref="UsageException">They have no labels.</exception>
    public static GraphDataSet ReadLabelled(string? path)
    {
        var data = Read(path);
        return data.Labels is null ? throw new UsageException($"{data.Name} has no graph labels ({data.Name}_graph_labels.txt), without which nothing can be judged.") : data;
    }
}
