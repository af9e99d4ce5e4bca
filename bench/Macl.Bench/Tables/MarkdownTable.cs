namespace Macl.Bench.Tables;

/// <summary>A table in Markdown: the first column to the left, numbers to the right.</summary>
internal static class MarkdownTable
{
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [header, [.. header.Select((_, column) => column == 0 ? "---" : "---:")], .. rows];
        return string.Join('\n', all.Select(row => $"| {string.Join(" | ", row)} |"));
    }
}
