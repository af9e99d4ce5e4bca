using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Macl.Bench.Results;

/// <summary>A measurement as JSON.</summary>
internal static class BenchFile
{
    /// <summary>Where the committed measurement of the losses is, from the root of the repository.</summary>
    public const string Losses = "bench/results/losses.json";

    /// <summary>Where the committed measurement of the views of pictures is.</summary>
    public const string Images = "bench/results/images.json";

    /// <summary>Where the committed measurement of the image encoders is.</summary>
    public const string Encoders = "bench/results/encoders.json";

    /// <summary>Where the committed measurement of sentences is.</summary>
    public const string Sentences = "bench/results/sentences.json";

    private static readonly JsonSerializerOptions _format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions _line = new(_format) { WriteIndented = false };

    /// <exception cref="FormatException">It is no measurement.</exception>
    public static BenchRecord<LossRow> Parse(string json) => Parse<BenchRecord<LossRow>>(json);

    /// <exception cref="FormatException">It is no measurement of pictures.</exception>
    public static BenchRecord<ImageRow> ParseImages(string json) => Parse<BenchRecord<ImageRow>>(json);

    /// <exception cref="FormatException">It is no measurement of encoders.</exception>
    public static BenchRecord<EncoderRow> ParseEncoders(string json) => Parse<BenchRecord<EncoderRow>>(json);

    /// <exception cref="FormatException">It is no row of an encoder.</exception>
    public static EncoderRow ParseEncoderRow(string json) => Parse<EncoderRow>(json);

    /// <exception cref="FormatException">It is no measurement of sentences.</exception>
    public static BenchRecord<SentenceRow> ParseSentences(string json) => Parse<BenchRecord<SentenceRow>>(json);

    /// <exception cref="FormatException">It is no row of sentences.</exception>
    public static SentenceRow ParseSentenceRow(string json) => Parse<SentenceRow>(json);

    /// <exception cref="FormatException">It is no row.</exception>
    public static LossRow ParseRow(string json) => Parse<LossRow>(json);

    public static string Format<TRow>(BenchRecord<TRow> record) => JsonSerializer.Serialize(record, _format) + "\n";

    /// <summary>A row in one line.</summary>
    public static string Format(LossRow row) => JsonSerializer.Serialize(row, _line);

    private static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, _format) ?? throw new FormatException("The results are 'null'.");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The results cannot be read: {problem.Message}", problem);
        }
    }
}
