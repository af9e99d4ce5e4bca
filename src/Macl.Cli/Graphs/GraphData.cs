using Macl.Cli.Modalities;
using Macl.Inputs.Graphs;

namespace Macl.Cli.Graphs;

/// <summary>The graphs that a command works on.</summary>
internal static class GraphData
{
    private static string Bundled => Path.Combine(AppContext.BaseDirectory, "data", "MUTAG.zip");

    /// <summary>Reads a path, or the bundled MUTAG.</summary>
    public static DataReader<GraphDataSet> Reader { get; } = new()
    {
        Description = "Graphs in the TU text format: a folder or a zip.",
        LabelledDescription = "Labelled graphs in the TU text format: a folder or a zip.",
        Read = (path, opening) => TuDataSet.Read(path ?? Bundled),
        WithoutLabels = data => data.Labels is null ? $"{data.Name} has no graph labels ({data.Name}_graph_labels.txt), without which nothing can be judged." : null,
    };
}
