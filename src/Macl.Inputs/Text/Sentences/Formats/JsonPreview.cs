using System.Text.Json;
using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Columns;

namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>The fields of the first JSON objects of a file.</summary>
internal static class JsonPreview
{
    private const int MostLines = 100;

    /// <exception cref="DataFormatException">None of the first lines is a JSON object.</exception>
    public static IReadOnlyList<Column> Columns(SourceFile source, int maxLineBytes)
    {
        var columns = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        using var scanner = new LineScanner(source.Preview(), maxLineBytes);
        while (scanner.Line < MostLines && scanner.TryRead(out ReadOnlySpan<byte> line))
        {
            if (!BlankText.Is(line))
            {
                AddFields(line, columns);
            }
        }

        return columns.Count > 0
            ? [.. columns.Select(pair => new Column(pair.Key, pair.Value))]
            : throw new DataFormatException(source.Path, $"has no JSON object with fields in its first {MostLines} lines; JSON lines hold one object a line");
    }

    private static void AddFields(ReadOnlySpan<byte> line, OrderedDictionary<string, bool> columns)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty field in document.RootElement.EnumerateObject())
                {
                    columns[field.Name] = field.Value.ValueKind == JsonValueKind.String || columns.GetValueOrDefault(field.Name);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The line is left out when the file is read.
        }
    }
}
