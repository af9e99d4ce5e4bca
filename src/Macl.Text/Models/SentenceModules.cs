using System.Text.Json;
using System.Text.Json.Serialization;
using Macl.Inputs.Text;
using Macl.Learning.Checkpoints;
using Macl.Text.Encoders;

namespace Macl.Text.Models;

/// <summary>
/// What sentence-transformers keeps beside a transformer: <c>modules.json</c>, the pooling in <c>1_Pooling/config.json</c>, and the longest text in
/// <c>sentence_bert_config.json</c>.
/// </summary>
/// <param name="Pooling">How features of tokens become those of the text.</param>
/// <param name="Normalise">Whether features are brought to length 1.</param>
/// <param name="MaxTokens">The most tokens of a sentence; null where nothing says so.</param>
internal sealed record SentenceModules(Pooling Pooling, bool Normalise, int? MaxTokens)
{
    private const string ModulesFile = "modules.json";
    private const string LengthFile = "sentence_bert_config.json";
    private const string PoolingFolder = "1_Pooling";
    private const string NormaliseFolder = "2_Normalize";
    private const string ConfigFile = "config.json";
    private const string TypePrefix = "sentence_transformers.models.";

    private static readonly JsonSerializerOptions _json = new(MaclJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>Those of a folder; without <c>modules.json</c> the first token's features as they are.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or says something that is not supported.</exception>
    public static SentenceModules Read(string folder)
    {
        int? maxTokens = ReadOrNull<Lengths>(Path.Combine(folder, LengthFile))?.MaxSeqLength;
        if (maxTokens < 2)
        {
            throw new InvalidDataException($"{Path.Combine(folder, LengthFile)} says max_seq_length {maxTokens}; allowed: 2 or more.");
        }

        string file = Path.Combine(folder, ModulesFile);
        Module[] modules = [.. (ReadOrNull<IReadOnlyList<Module?>>(file) ?? []).Select(module => Supported(module, file))];
        var pooling = Array.Find(modules, module => module.Is("Pooling"));
        return new SentenceModules(pooling is null ? Pooling.Cls : ReadPooling(Path.Combine(folder, pooling.Path, ConfigFile)), modules.Any(module => module.Is("Normalize")), maxTokens);
    }

    /// <summary>Writes everything but <c>config.json</c> and the weights of a model that sentence-transformers loads.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="featureSize">D.</param>
    public void Write(string folder, TextTokenizer tokenizer, int featureSize)
    {
        Directory.CreateDirectory(Path.Combine(folder, PoolingFolder));
        tokenizer.Save(folder);
        Module[] modules = [Module.Of(0, "", "Transformer"), Module.Of(1, PoolingFolder, "Pooling"), .. Normalise ? [Module.Of(2, NormaliseFolder, "Normalize")] : Array.Empty<Module>()];
        WriteJson(Path.Combine(folder, PoolingFolder, ConfigFile), new PoolingModes { WordEmbeddingDimension = featureSize, PoolingModeClsToken = Pooling == Pooling.Cls, PoolingModeMeanTokens = Pooling == Pooling.Mean });
        WriteJson(Path.Combine(folder, LengthFile), new Lengths { MaxSeqLength = MaxTokens });
        WriteJson(Path.Combine(folder, ModulesFile), modules);
        if (Normalise)
        {
            Directory.CreateDirectory(Path.Combine(folder, NormaliseFolder));
        }
    }

    /// <summary>What a file leaves out is null here, whatever the types say.</summary>
    private static Module Supported(Module? module, string file)
    {
        if (module is not { Path: not null, Type: not null })
        {
            throw new InvalidDataException($"{file} has a module without a path or a type; needed: both.");
        }

        if (!module.Is("Transformer") && !module.Is("Pooling") && !module.Is("Normalize"))
        {
            throw new InvalidDataException($"{file} has a module {module.Type}; allowed: Transformer, Pooling, Normalize.");
        }

        if (module.Path.Length > 0 && !Path.GetFileName(module.Path).Equals(module.Path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{file} has a module in '{module.Path}'; allowed: a folder beside it.");
        }

        return module;
    }

    private static Pooling ReadPooling(string file)
    {
        var modes = ReadOrNull<PoolingModes>(file) ?? throw new InvalidDataException($"{file} is not there, which {ModulesFile} names.");
        return modes.Enabled switch
        {
            ["cls"] => Pooling.Cls,
            ["mean"] => Pooling.Mean,
            var others => throw new InvalidDataException($"{file} asks for pooling by {(others.Count == 0 ? "nothing" : string.Join(" and ", others))}; allowed: cls or mean."),
        };
    }

    private static T? ReadOrNull<T>(string file)
        where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), _json) : null;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{file} cannot be read: {problem.Message}", problem);
        }
    }

    private static void WriteJson<T>(string file, T value) => DurableFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(value, _json));

    private sealed record Module(int Idx, string Name, string Path, string Type)
    {
        public static Module Of(int number, string path, string type) => new(number, $"{number}", path, TypePrefix + type);

        /// <summary>Newer versions keep their modules elsewhere; the last part of the name is the same.</summary>
        public bool Is(string type) => Type.Split('.')[^1].Equals(type, StringComparison.Ordinal);
    }

    private sealed record Lengths
    {
        public int? MaxSeqLength { get; init; }

        public bool DoLowerCase { get; init; }
    }

    private sealed record PoolingModes
    {
        public int WordEmbeddingDimension { get; init; }

        public bool PoolingModeClsToken { get; init; }

        public bool PoolingModeMeanTokens { get; init; }

        public bool PoolingModeMaxTokens { get; init; }

        public bool PoolingModeMeanSqrtLenTokens { get; init; }

        [JsonPropertyName("pooling_mode_weightedmean_tokens")]
        public bool PoolingModeWeightedMeanTokens { get; init; }

        [JsonPropertyName("pooling_mode_lasttoken")]
        public bool PoolingModeLastToken { get; init; }

        [JsonIgnore]
        public IReadOnlyList<string> Enabled =>
        [
            .. new[]
            {
                ("cls", PoolingModeClsToken), ("mean", PoolingModeMeanTokens), ("max", PoolingModeMaxTokens),
                ("mean_sqrt_len", PoolingModeMeanSqrtLenTokens), ("weightedmean", PoolingModeWeightedMeanTokens), ("lasttoken", PoolingModeLastToken),
            }.Where(mode => mode.Item2).Select(mode => mode.Item1),
        ];
    }
}
