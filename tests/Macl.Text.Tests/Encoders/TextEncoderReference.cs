using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;

namespace Macl.Text.Tests.Encoders;

/// <summary>What References/make_text_encoders.py wrote.</summary>
/// <param name="Texts">The tokens of the texts.</param>
/// <param name="Tiny">The encoder whose weights lie in References/tiny-bert.</param>
/// <param name="Larger">Encoders whose weights come from a formula.</param>
internal sealed record TextEncoderReference(int[][] Texts, TextEncoderReference.Case Tiny, TextEncoderReference.Case[] Larger)
{
    public static string TinyFolder => Path.Combine(AppContext.BaseDirectory, "References", "tiny-bert");

    public static TextEncoderReference Read() => JsonSerializer.Deserialize<TextEncoderReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "text-encoders.json")), MaclJson.Options)!;

    /// <param name="Config">As in config.json.</param>
    /// <param name="Features">Of each text, by the name of the pooling.</param>
    /// <param name="Gradients">Of a sum over the pooling mean, by weight.</param>
    internal sealed record Case(JsonObject Config, Dictionary<string, double[][]> Features, Dictionary<string, double[]> Gradients);
}
