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
}
