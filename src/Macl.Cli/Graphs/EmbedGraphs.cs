using System.CommandLine;
using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Inputs.Npy;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Graphs;

/// <summary><c>macl embed graphs</c>: the embeddings of any graphs with a trained encoder.</summary>
internal static class EmbedGraphs
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var model = Options.RequiredText("--model", "A run folder, or its model folder.", "RUN");
        var data = CommonOptions.Data("Graphs in the TU text format: a folder or a zip.");
        var file = Options.RequiredText("--out", "The .npy file: float32, one row a graph. A .csv of the same name beside it has each row's id and label.", "FILE");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command("graphs", "Embed graphs.") { model, data, file, device, json };
        command.SetAction(parsed =>
        {
            string vectors = VectorsPath(parsed.GetRequiredValue(file));
            var (config, encoder) = GraphModel.Load(parsed.GetRequiredValue(model), CommonOptions.ParseDevice(parsed.GetValue(device)));
            using var owned = encoder;
            var graphs = GraphData.Read(parsed.GetValue(data));
            var embeddings = GraphEmbedder.Embed(encoder, graphs, config.Features, CommonOptions.ParseDevice(parsed.GetValue(device)));
            cancellation.ThrowIfCancellationRequested();
            WriteOrRefuse(vectors, embeddings, graphs);
            Show(vectors, embeddings, graphs.Name, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static string VectorsPath(string path)
    {
        if (!string.Equals(Path.GetExtension(path), ".npy", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out is '{path}'; allowed: a file that ends in .npy.");
        }

        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is null || Directory.Exists(folder) ? path : throw new UsageException($"--out is '{path}', but there is no folder {folder}.");
    }

    private static void WriteOrRefuse(string vectors, EmbeddingSet embeddings, GraphDataSet graphs)
    {
        try
        {
            Write(vectors, embeddings, graphs);
        }
        catch (Exception problem) when (problem is FileNotFoundException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out is '{vectors}', where no file can be written: {problem.Message}");
        }
    }

    private static void Write(string vectors, EmbeddingSet embeddings, GraphDataSet graphs)
    {
        NpyFile.Write(vectors, embeddings.Values, embeddings.Count, embeddings.Dimension);
        File.WriteAllLines(SamplesPath(vectors), Enumerable.Range(0, embeddings.Count)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row + 1},{(graphs.Labels is { } labels ? labels.Names[labels.Indices[row]] : "")}"))
            .Prepend("id,label"));
    }

    private static string SamplesPath(string vectors) => Path.ChangeExtension(vectors, ".csv");

    private static void Show(string vectors, EmbeddingSet embeddings, string data, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(new { Data = data, Samples = embeddings.Count, embeddings.Dimension, Vectors = vectors, Ids = SamplesPath(vectors) });
            return;
        }

        terminal.Output.WriteLine($"{embeddings.Count} embeddings of {embeddings.Dimension} dimensions: {vectors}");
        terminal.Output.WriteLine($"ids and labels: {SamplesPath(vectors)}");
    }
}
