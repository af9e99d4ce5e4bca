using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Inputs.Npy;
using Macl.Learning.Evaluation;
using TorchSharp;

namespace Macl.Cli.Graphs;

/// <summary><c>macl embed graphs</c>: the embeddings of any graphs with a trained encoder.</summary>
internal static class EmbedGraphs
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var model = Options.RequiredText("--model", "A run folder, or its model folder.", "RUN");
        var data = CommonOptions.Data("Graphs in the TU text format: a folder or a zip.");
        var file = Options.RequiredText("--out", "The .npy file: float32, one row a graph. A .csv of the same name beside it has each row's id and label.", "FILE");
        var augmentation = Options.Choice<GraphAugmentation>("--augmentation", "Embed a random view of each graph, drawn as in training, instead of the graph itself. Default: identity, the graph itself.", [.. Enum.GetValues<GraphAugmentation>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))]);
        var seed = Options.Integer("--seed", "Fixes the views of --augmentation. Default: 0.");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command("graphs", "Embed graphs.") { model, data, file, augmentation, seed, device, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(seed) is not null && parsed.GetValue(augmentation) is null)
            {
                throw new UsageException("--seed was given without --augmentation; allowed: both, or neither.");
            }

            string vectors = VectorsPath(parsed.GetRequiredValue(file));
            var (config, encoder) = GraphModel.Load(parsed.GetRequiredValue(model), CommonOptions.ParseDevice(parsed.GetValue(device)));
            using var owned = encoder;
            var graphs = GraphData.Read(parsed.GetValue(data));
            var embeddings = Embed(encoder, graphs, config, parsed.GetValue(augmentation), parsed.GetValue(seed), CommonOptions.ParseDevice(parsed.GetValue(device)));
            cancellation.ThrowIfCancellationRequested();
            WriteOrRefuse(vectors, embeddings, graphs);
            Show(vectors, embeddings, graphs.Name, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static EmbeddingSet Embed(GinEncoder encoder, GraphDataSet graphs, GraphModel model, GraphAugmentation? augmentation, int? seed, torch.Device device) =>
        augmentation is { } drawn and not GraphAugmentation.Identity
            ? GraphEmbedder.EmbedViews(encoder, graphs, model.Features, drawn, seed ?? 0, device)
            : GraphEmbedder.Embed(encoder, graphs, model.Features, device);

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
