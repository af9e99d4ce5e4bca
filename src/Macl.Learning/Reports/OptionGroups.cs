using System.Text.Json.Nodes;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports;

/// <summary>Lays out nested options as named groups of names and values.</summary>
internal static class OptionGroups
{
    private const string Loose = "General";

    /// <summary>One group for the plain values of each object, named by the way to it; the objects' own order is kept.</summary>
    public static IReadOnlyList<EntryGroup> Of(JsonObject options) => [.. Groups(options, "")];

    private static IEnumerable<EntryGroup> Groups(JsonObject options, string path)
    {
        List<ReportEntry> entries = [.. options.Where(option => option.Value is not JsonObject).Select(Entry)];
        if (entries.Count > 0)
        {
            yield return new EntryGroup(path.Length > 0 ? path : Loose, entries);
        }

        foreach ((string name, JsonNode? value) in options)
        {
            string inner = path.Length > 0 ? $"{path} · {name}" : name;
            foreach (EntryGroup group in value is JsonObject nested ? Groups(nested, inner) : [])
            {
                yield return group;
            }
        }
    }

    private static ReportEntry Entry(KeyValuePair<string, JsonNode?> option) => new(option.Key, Text(option.Value));

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray items => string.Join(", ", items.Select(Text)),
        _ => value.ToString(),
    };
}
