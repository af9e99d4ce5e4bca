namespace Macl.Learning.Runs;

/// <summary>The names in a run's folder of the trained encoder.</summary>
public static class ModelFiles
{
    /// <summary>The folder, in the run folder.</summary>
    public const string Folder = "model";

    /// <summary>How to build the encoder.</summary>
    public const string Config = "config.json";

    /// <summary>Its weights and buffers.</summary>
    public const string Weights = "model.safetensors";

    /// <summary>What Hugging Face's transformers look for in the header of the weights before they read them.</summary>
    internal static readonly IReadOnlyDictionary<string, string> WeightsMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" };
}
