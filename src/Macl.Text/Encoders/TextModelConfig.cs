using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Macl.Learning.Checkpoints;

namespace Macl.Text.Encoders;

/// <summary>The <c>config.json</c> of a Hugging Face model folder: what decides the architecture of a text encoder.</summary>
public static class TextModelConfig
{
    /// <summary>Its name in the folder.</summary>
    public const string FileName = "config.json";

    private static readonly JsonSerializerOptions _json = new(MaclJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads the shape of a BERT or RoBERTa encoder.</summary>
    /// <param name="folder">The model folder.</param>
    /// <exception cref="InvalidDataException">There is no such file, it is damaged, or it is of another architecture, which is named.</exception>
    public static TextEncoderOptions Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} holds no model: there is no {FileName} in it.");
        }

        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} does not describe a text encoder that is supported: {problem.Message}", problem);
        }
    }

    /// <summary>The content for a folder that transformers' AutoModel loads.</summary>
    public static JsonNode ToJson(TextEncoderOptions options) => JsonSerializer.SerializeToNode(
        new Fields
        {
            Architectures = [options.Family == TextFamily.Roberta ? "RobertaModel" : "BertModel"],
            ModelType = NameOf(options.Family),
            VocabSize = options.VocabularySize,
            HiddenSize = options.HiddenSize,
            NumHiddenLayers = options.Layers,
            NumAttentionHeads = options.Heads,
            IntermediateSize = options.IntermediateSize,
            HiddenAct = NameOf(options.Activation),
            MaxPositionEmbeddings = options.Positions,
            TypeVocabSize = options.TokenTypes,
            PadTokenId = options.PadId,
            HiddenDropoutProb = options.Dropout,
            AttentionProbsDropoutProb = options.AttentionDropout,
            LayerNormEps = options.LayerNormEpsilon,
            PositionEmbeddingType = Fields.Absolute,
            TorchDtype = "float32",
        },
        _json)!;

    private static TextEncoderOptions Parse(string json)
    {
        var fields = JsonSerializer.Deserialize<Fields>(json, _json) ?? throw new JsonException("it is empty");
        fields.ThrowIfUnsupported();
        var family = Choice(fields.ModelType, nameof(fields.ModelType), TextFamily.Bert);
        var options = new TextEncoderOptions
        {
            Family = family,
            VocabularySize = Needed(fields.VocabSize, nameof(fields.VocabSize)),
            HiddenSize = Needed(fields.HiddenSize, nameof(fields.HiddenSize)),
            Layers = Needed(fields.NumHiddenLayers, nameof(fields.NumHiddenLayers)),
            Heads = Needed(fields.NumAttentionHeads, nameof(fields.NumAttentionHeads)),
            IntermediateSize = Needed(fields.IntermediateSize, nameof(fields.IntermediateSize)),
            Activation = Choice(fields.HiddenAct, nameof(fields.HiddenAct), Activation.Gelu),
            Positions = fields.MaxPositionEmbeddings ?? 512,
            TokenTypes = fields.TypeVocabSize ?? 2,
            PadId = fields.PadTokenId ?? (family == TextFamily.Roberta ? 1 : 0),
            Dropout = fields.HiddenDropoutProb ?? .1,
            AttentionDropout = fields.AttentionProbsDropoutProb ?? .1,
            LayerNormEpsilon = fields.LayerNormEps ?? 1e-12,
        };
        options.Validate();
        return options;
    }

    private static int Needed(int? value, string field) => value ?? throw new JsonException($"{InFile(field)} is missing");

    /// <summary>One of the names that there are, and nothing else: enums would take numbers, and refuse others without their value.</summary>
    private static T Choice<T>(JsonNode? given, string field, T otherwise)
        where T : struct, Enum
    {
        if (given is null)
        {
            return otherwise;
        }

        var choices = Enum.GetValues<T>().ToDictionary(choice => NameOf(choice).GetValue<string>(), StringComparer.Ordinal);
        string name = given.GetValueKind() == JsonValueKind.String ? given.GetValue<string>() : given.ToJsonString();
        return choices.TryGetValue(name, out var value) ? value : throw new JsonException($"{InFile(field)} is {name}; allowed: {string.Join(", ", choices.Keys)}");
    }

    private static JsonNode NameOf<T>(T choice)
        where T : struct, Enum => JsonSerializer.SerializeToNode(choice, _json)!;

    private static string InFile(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    /// <summary>The members that matter; those that are missing have the defaults of Hugging Face's BertConfig and RobertaConfig.</summary>
    private sealed record Fields
    {
        public const string Absolute = "absolute";

        public IReadOnlyList<string>? Architectures { get; init; }

        public JsonNode? ModelType { get; init; }

        public int? VocabSize { get; init; }

        public int? HiddenSize { get; init; }

        public int? NumHiddenLayers { get; init; }

        public int? NumAttentionHeads { get; init; }

        public int? IntermediateSize { get; init; }

        public JsonNode? HiddenAct { get; init; }

        public int? MaxPositionEmbeddings { get; init; }

        public int? TypeVocabSize { get; init; }

        public int? PadTokenId { get; init; }

        public double? HiddenDropoutProb { get; init; }

        public double? AttentionProbsDropoutProb { get; init; }

        public double? LayerNormEps { get; init; }

        public string? PositionEmbeddingType { get; init; }

        public bool? IsDecoder { get; init; }

        public string? TorchDtype { get; init; }

        public void ThrowIfUnsupported()
        {
            if (PositionEmbeddingType is not (null or Absolute))
            {
                throw new JsonException($"position_embedding_type is {PositionEmbeddingType}; allowed: {Absolute}");
            }

            if (IsDecoder == true)
            {
                throw new JsonException("is_decoder is true; allowed: false");
            }
        }
    }
}
