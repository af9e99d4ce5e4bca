using Macl.Cli.Graphs;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Graphs.Batches;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;

namespace Macl.Cli.Tests.Modalities;

/// <summary>Data that is closed, as files of pictures are.</summary>
internal sealed class ClosableGraphs(GraphDataSet graphs, string note) : IDisposable
{
    public GraphDataSet Graphs => graphs;

    /// <summary>What <c>--note</c> said when it was read.</summary>
    public string Note => note;

    /// <summary>How often it was closed.</summary>
    public int Closed { get; private set; }

    public void Dispose() => Closed++;

    /// <summary>A modality over them that uses all that one may: an option on reading, progress, remarks and a file of its own.</summary>
    /// <param name="opened">Takes all that was read.</param>
    public static Modality<ClosableGraphs, GraphClOptions, GraphBatch> Modality(List<ClosableGraphs> opened)
    {
        var note = Options.Text("--note", "Any text.");
        var graphs = GraphModality.Create();
        return new()
        {
            Name = graphs.Name,
            Trained = graphs.Trained,
            Threads = graphs.Threads,
            Arguments = graphs.Arguments,
            LossOf = graphs.LossOf,
            SeedOf = graphs.SeedOf,
            Recipe = (data, path, options, machine) => graphs.Recipe(data.Graphs, path, options, machine),
            Remarks = (data, folder) =>
            {
                File.WriteAllText(Path.Combine(folder, "note.txt"), data.Note);
                return [$"the note is in {folder}"];
            },
            Data = new()
            {
                Description = "Graphs.",
                LabelledDescription = "Labelled graphs.",
                Options = [note],
                WithoutLabels = data => graphs.Data.WithoutLabels(data.Graphs),
                Read = (path, opening) =>
                {
                    opening.Cancellation.ThrowIfCancellationRequested();
                    opening.Progress.Phase("looking at graphs");
                    opened.Add(new ClosableGraphs(graphs.Data.Read(path, opening), opening.Parsed.GetValue(note) ?? "none"));
                    return opened[^1];
                },
            },
        };
    }
}
