using System.Globalization;
using Macl.Cli.Embed;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;

namespace Macl.Cli.Graphs;

/// <summary>For <c>macl embed graphs</c>.</summary>
internal static class GraphEmbedding
{
    public static Embedding Create()
    {
        var augmentation = Options.Choice<GraphAugmentation>("--augmentation", "Embed a random view of each graph, drawn as in training, instead of the graph itself. Default: identity, the graph itself.");
        var seed = Options.Integer("--seed", "Fixes the views of --augmentation. Default: 0.");
        return new()
        {
            Modality = GraphModality.Name,
            Sample = "a graph",
            Data = GraphData.Reader.Description,
            Options = [augmentation, seed],
            Embed = (request, files) => Embed(request, files, request.Opening.Parsed.GetValue(augmentation), request.Opening.Parsed.GetValue(seed)),
        };
    }

    private static WrittenEmbeddings Embed(EncoderRequest request, EmbeddingFiles files, GraphAugmentation? augmentation, int? seed)
    {
        if (seed is not null && augmentation is null)
        {
            throw new UsageException("--seed was given without --augmentation; allowed: both, or neither.");
        }

        var (model, encoder) = GraphModel.Load(request.Model, request.Device);
        using var owned = encoder;
        using var opened = GraphData.Reader.Open(request.Data, request.Opening);
        var graphs = opened.Data;
        var embeddings = augmentation is { } drawn and not GraphAugmentation.Identity
            ? GraphEmbedder.EmbedViews(encoder, graphs, model.Features, drawn, seed ?? 0, request.Device)
            : GraphEmbedder.Embed(encoder, graphs, model.Features, request.Device);
        return files.Write(new EmbeddedSamples(graphs.Name, embeddings, row => (row + 1).ToString(CultureInfo.InvariantCulture), graphs.Labels));
    }
}
