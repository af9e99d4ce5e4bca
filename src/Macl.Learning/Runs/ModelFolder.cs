using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Runs;

/// <summary>Reads a trained encoder: from the model of a run folder, or from a model folder itself.</summary>
public static class ModelFolder
{
    private const string Modality = "modality";

    /// <summary>Reads what describes the encoder.</summary>
    /// <typeparam name="TModel">The description of the modality's encoders.</typeparam>
    /// <param name="folder">The run folder or model folder.</param>
    /// <param name="modality">graphs, images or sentences: what it must be for.</param>
    /// <exception cref="InvalidDataException">There is no description, or none of an encoder for this modality.</exception>
    public static TModel ReadConfig<TModel>(string folder, string modality)
        where TModel : class
    {
        string path = Path.Combine(Locate(folder), ModelFiles.Config);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} holds no trained encoder: there is no {ModelFiles.Config} in it or in its folder {ModelFiles.Folder}. Is the run finished?");
        }

        try
        {
            return Parse<TModel>(path, modality);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} does not describe an encoder for {modality}: {problem.Message}", problem);
        }
    }

    /// <summary>Overwrites all weights and buffers of an encoder with the saved ones.</summary>
    /// <param name="folder">The run folder or model folder.</param>
    /// <param name="encoder">As the description says.</param>
    /// <exception cref="InvalidDataException">The weights are damaged, or of another encoder.</exception>
    public static void ReadWeights(string folder, nn.Module encoder)
    {
        using var scope = NewDisposeScope();
        ModuleState.Import(encoder, Safetensors.Read(Path.Combine(Locate(folder), ModelFiles.Weights)));
    }

    /// <summary>The model folder itself: the folder that is given, or the one in the run folder that is given.</summary>
    public static string Locate(string folder) => File.Exists(Path.Combine(folder, ModelFiles.Config)) ? folder : Path.Combine(folder, ModelFiles.Folder);

    /// <summary>Looks at the modality first: another one's description has members that are unknown here.</summary>
    private static TModel Parse<TModel>(string path, string modality)
    {
        var config = JsonNode.Parse(File.ReadAllBytes(path)) ?? throw new JsonException("it is empty");
        string? given = config.AsObject()[Modality]?.GetValue<string>();
        return given is null || given.Equals(modality, StringComparison.Ordinal)
            ? config.Deserialize<TModel>(MaclJson.Options)!
            : throw new InvalidDataException($"{path} is of a model for {given}, not for {modality}.");
    }
}
