using System.Text.Json;
using Macl.Graphs.Encoders;
using Macl.Graphs.Features;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Graphs.Recipes;

/// <summary>What makes an exported graph encoder usable on other data: <c>model/config.json</c>.</summary>
/// <param name="Encoder">The encoder's shape.</param>
/// <param name="Features">How nodes become its input.</param>
public sealed record GraphModel(GinOptions Encoder, NodeFeaturizer Features)
{
    /// <summary>Always graphs: other modalities' models say so of themselves.</summary>
    public string Modality { get; init; } = "graphs";

    /// <summary>Reads the model of a run folder, or a model folder itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="device">Where the encoder is put.</param>
    /// <exception cref="InvalidDataException">There is no model of this toolkit for graphs.</exception>
    public static (GraphModel Model, GinEncoder Encoder) Load(string folder, torch.Device device)
    {
        string model = File.Exists(Path.Combine(folder, ModelFiles.Config)) ? folder : Path.Combine(folder, ModelFiles.Folder);
        var config = ReadConfig(Path.Combine(model, ModelFiles.Config), folder);
        var encoder = new GinEncoder(config.Encoder, seed: 0);
        using var scope = torch.NewDisposeScope();
        ModuleState.Import(encoder, Safetensors.Read(Path.Combine(model, ModelFiles.Weights)));
        encoder.to(device);
        encoder.eval();
        return (config, encoder);
    }

    private static GraphModel ReadConfig(string path, string folder)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} holds no trained encoder: there is no {ModelFiles.Config} in it or in its folder {ModelFiles.Folder}. Is the run finished?");
        }

        try
        {
            var config = JsonSerializer.Deserialize<GraphModel>(File.ReadAllBytes(path), MaclJson.Options) ?? throw new JsonException("it is empty");
            return string.Equals(config.Modality, "graphs", StringComparison.Ordinal) ? config : throw new InvalidDataException($"{path} is of a model for {config.Modality}, not for graphs.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} does not describe a graph encoder: {problem.Message}", problem);
        }
    }
}
