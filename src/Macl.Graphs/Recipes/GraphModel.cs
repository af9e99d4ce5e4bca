using Macl.Graphs.Encoders;
using Macl.Graphs.Features;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Graphs.Recipes;

/// <summary>What makes an exported graph encoder usable on other data: <c>model/config.json</c>.</summary>
/// <param name="Encoder">The encoder's shape.</param>
/// <param name="Features">How nodes become its input.</param>
public sealed record GraphModel(GinOptions Encoder, NodeFeaturizer Features)
{
    private const string Graphs = "graphs";

    /// <summary>Always graphs: other modalities' models say so of themselves.</summary>
    public string Modality { get; init; } = Graphs;

    /// <summary>Reads the model of a run folder, or a model folder itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="device">Where the encoder is put.</param>
    /// <exception cref="InvalidDataException">There is no model of this toolkit for graphs.</exception>
    public static (GraphModel Model, GinEncoder Encoder) Load(string folder, torch.Device device)
    {
        var config = ModelFolder.ReadConfig<GraphModel>(folder, Graphs);
        var encoder = new GinEncoder(config.Encoder, seed: 0);
        ModelFolder.ReadWeights(folder, encoder);
        encoder.to(device);
        encoder.eval();
        return (config, encoder);
    }
}
