using System.Text.Json.Nodes;

namespace Macl.Learning.Tests.Runs;

/// <summary>All of a finished run that must not depend on how often it was stopped.</summary>
public static class RunSnapshot
{
    /// <summary>Holds two finished runs to each other: the metrics, the model, the last checkpoint and the result, byte for byte.</summary>
    public static void AssertEqual(string expected, string actual)
    {
        string[] files = [.. Files(expected)];
        Assert.Equal(string.Join('|', files), string.Join('|', Files(actual)));
        Assert.All(files, file => Assert.True(Content(expected, file).AsSpan().SequenceEqual(Content(actual, file)), $"{file} differs"));
        Assert.Equal(Result(expected), Result(actual));
    }

    /// <summary>Holds the trained encoders of two runs to each other.</summary>
    public static void AssertSameWeights(string expected, string actual) =>
        Assert.Equal(Content(expected, Path.Combine("model", "model.safetensors")), Content(actual, Path.Combine("model", "model.safetensors")));

    private static IEnumerable<string> Files(string run)
    {
        string newest = Directory.GetDirectories(Path.Combine(run, "checkpoints")).Max(StringComparer.Ordinal)!;
        string[] folders = [newest, Path.Combine(run, "model")];
        return folders.SelectMany(folder => Directory.GetFiles(folder)).Append(Path.Combine(run, "metrics.jsonl"))
            .Select(file => Path.GetRelativePath(run, file)).Order(StringComparer.Ordinal);
    }

    private static byte[] Content(string run, string file) => File.ReadAllBytes(Path.Combine(run, file));

    private static string Result(string run)
    {
        var result = JsonNode.Parse(Content(run, "result.json"))!.AsObject();
        result.Remove("run");
        result.Remove("seconds");
        return result.ToJsonString();
    }
}
