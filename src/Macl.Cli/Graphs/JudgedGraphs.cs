using Macl.Cli.Evaluate;
using Macl.Cli.Modalities;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs;
using Macl.Inputs.Graphs;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Graphs;

/// <summary>A graph encoder on labelled graphs, judged by cross-validation.</summary>
/// <param name="request">The encoder that is asked for.</param>
/// <param name="opened">Labelled graphs.</param>
/// <param name="folds">How the graphs are divided.</param>
internal sealed class JudgedGraphs(EncoderRequest request, Opened<GraphDataSet> opened, CrossValidationOptions folds) : IJudged
{
    private readonly Lazy<EmbeddingSet> _embeddings = new(() => Embed(request, opened.Data));

    /// <inheritdoc/>
    public string DataName => opened.Data.Name;

    /// <inheritdoc/>
    public EmbeddingSet Embeddings => _embeddings.Value;

    /// <summary>How the graphs are divided.</summary>
    public CrossValidationOptions Folds => folds;

    /// <summary>The class of each graph.</summary>
    public ClassLabels Labels => opened.Data.Labels!;

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();

    private static EmbeddingSet Embed(EncoderRequest request, GraphDataSet data)
    {
        var (model, encoder) = GraphModel.Load(request.Model, request.Device);
        using var owned = encoder;
        return GraphEmbedder.Embed(encoder, data, model.Features, request.Device);
    }
}
