using System.Text.Json;
using Macl.Learning.Checkpoints;

namespace Macl.Cli.Hosting;

/// <summary>Reads options from JSON that a person may have written, and says what is wrong with it.</summary>
internal static class JsonOptionsFile
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, such as "recipe for graphs".</param>
    /// <exception cref="InvalidDataException">It is not that; the message says why.</exception>
    public static T Read<T>(string path, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), _strict);
            return Convert<T>(document.RootElement, path, what);
        }
        catch (JsonException problem)
        {
            throw Refusal(path, what, problem.Message, problem);
        }
    }

    /// <summary>Takes options out of a file that has been read.</summary>
    /// <inheritdoc cref="Read"/>
    public static T Convert<T>(JsonElement json, string path, string what)
    {
        if (JsonSpelling.ProblemOf(json, typeof(T)) is { } misspelt)
        {
            throw Refusal(path, what, misspelt, inner: null);
        }

        try
        {
            return json.Deserialize<T>(MaclJson.Options) ?? throw new JsonException("it is empty.");
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw Refusal(path, what, OneLine.Of(problem), problem);
        }
    }

    private static InvalidDataException Refusal(string path, string what, string why, Exception? inner) => new($"{path} is no {what}: {why}", inner);
}
