using System.Globalization;
using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Text.Encoders;

/// <summary>Reads the weights of a Hugging Face model folder into a text encoder.</summary>
/// <remarks>
/// Names may begin with <c>bert.</c> or <c>roberta.</c>, as in models with a head, and layer normalisations may call their weights gamma and beta, as old files do.
/// Poolers, heads of language models and classifiers are left out.
/// </remarks>
public static class TextWeights
{
    private const string Index = "model.safetensors.index.json";
    private const int FewestBytes = 2;

    private static readonly string[] _prefixes = ["bert.", "roberta."];
    private static readonly string[] _leftOut = ["pooler.", "cls.", "lm_head.", "classifier.", "qa_outputs.", "embeddings.position_ids", "embeddings.token_type_ids"];

    /// <summary>Overwrites all weights of an encoder, or none of them if one does not fit.</summary>
    /// <param name="encoder">As the folder's <c>config.json</c> says.</param>
    /// <param name="folder">With <c>model.safetensors</c>, or the parts that <c>model.safetensors.index.json</c> names; float64, float32, float16 or bfloat16.</param>
    /// <returns>The tensors that were left out, by name.</returns>
    /// <exception cref="InvalidDataException">There are no weights, a file is damaged, or a tensor is missing, unknown, or of another shape.</exception>
    public static IReadOnlyList<string> Load(TextEncoder encoder, string folder)
    {
        using var scope = NewDisposeScope();
        var saved = Files(folder).SelectMany(Safetensors.Read).GroupBy(entry => NameOf(entry.Key), StringComparer.Ordinal);
        var byPlace = saved.ToLookup(named => IsLeftOut(named.Key));
        try
        {
            ModuleState.Import(encoder, byPlace[false].ToDictionary(named => named.Key, named => InFloat32(named.Key, Only(named)), StringComparer.Ordinal));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"The weights in {folder} do not fit its {TextModelConfig.FileName}: {problem.Message}", problem);
        }

        return [.. byPlace[true].Select(named => named.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Looks at the sizes of the files alone, before anything is allocated for an encoder.</summary>
    /// <param name="options">What the folder's <c>config.json</c> says.</param>
    /// <param name="folder">As for <see cref="Load"/>.</param>
    /// <exception cref="InvalidDataException">There are no weights, or too few for such an encoder.</exception>
    internal static void ThrowIfTooFew(TextEncoderOptions options, string folder)
    {
        long bytes = Files(folder).Sum(file => new FileInfo(file).Length);
        if (options.WeightCount * FewestBytes > bytes)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The weights in {folder} do not fit its {TextModelConfig.FileName}: it describes an encoder of {options.WeightCount:N0} numbers, and the files hold {bytes:N0} bytes; needed: {FewestBytes} or more a number."));
        }
    }

    private static IEnumerable<string> Files(string folder)
    {
        string one = Path.Combine(folder, ModelFiles.Weights);
        string index = Path.Combine(folder, Index);
        return File.Exists(one) ? [one] : File.Exists(index) ? Parts(folder, index) : throw new InvalidDataException(WithoutWeights(folder));
    }

    private static IEnumerable<string> Parts(string folder, string index)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(index));
            return [.. json.RootElement.GetProperty("weight_map").EnumerateObject().Select(FileOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => PartOf(folder, name))];
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{index} does not say which file holds which tensor: {problem.Message}", problem);
        }
    }

    private static string FileOf(JsonProperty entry) => entry.Value.GetString() ?? throw new JsonException($"the file of {entry.Name} is null");

    private static string PartOf(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return Path.GetFileName(name).Equals(name, StringComparison.Ordinal) && File.Exists(path)
            ? path
            : throw new InvalidDataException($"{Path.Combine(folder, Index)} names the part {name}, which is not in the folder.");
    }

    private static string WithoutWeights(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.bin").Any()
        ? $"{folder} has its weights in Python's pickle format (*.bin), which can run any program and is not read; needed: {ModelFiles.Weights}."
        : $"{folder} holds no weights: there is no {ModelFiles.Weights} in it.";

    private static string NameOf(string name)
    {
        string bare = Array.Find(_prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : name;
        return bare.Replace("LayerNorm.gamma", "LayerNorm.weight", StringComparison.Ordinal).Replace("LayerNorm.beta", "LayerNorm.bias", StringComparison.Ordinal);
    }

    private static Tensor Only(IGrouping<string, KeyValuePair<string, Tensor>> named) => named.Count() == 1
        ? named.First().Value
        : throw new InvalidDataException($"the tensor {named.Key} is there {named.Count()} times, as {string.Join(" and ", named.Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}; allowed: once");

    private static bool IsLeftOut(string name) => _leftOut.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static Tensor InFloat32(string name, Tensor tensor) => tensor.is_floating_point()
        ? tensor.to(ScalarType.Float32)
        : throw new InvalidDataException($"the tensor {name} is of {tensor.dtype}; allowed: a floating type");
}
