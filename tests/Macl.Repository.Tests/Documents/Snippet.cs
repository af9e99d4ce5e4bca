using System.Text.RegularExpressions;

namespace Macl.Repository.Tests.Documents;

/// <summary>
/// A code fence that repeats a part of a source file: <c>&lt;!-- snippet: path#name --&gt;</c> stands before the fence,
/// <c>// begin-snippet: name</c> and <c>// end-snippet</c> around the part.
/// </summary>
internal sealed partial record Snippet(string Path, string Name, string Code)
{
    /// <exception cref="FormatException">A marker without a closed fence after it.</exception>
    public static IEnumerable<Snippet> In(string markdown) =>
        Marker.Matches(markdown).Select(marker => new Snippet(marker.Groups["path"].Value, marker.Groups["name"].Value, CodeAfter(markdown, marker)));

    /// <summary>The lines between the marks of a name, without their common indentation.</summary>
    /// <exception cref="FormatException">The source has no such part, or it has no end.</exception>
    public static string Extract(string source, string name)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        int begin = Array.FindIndex(lines, line => line.Trim().Equals($"// begin-snippet: {name}", StringComparison.Ordinal));
        int end = begin < 0 ? -1 : Array.FindIndex(lines, begin, line => line.Trim().Equals("// end-snippet", StringComparison.Ordinal));
        return end < 0 ? throw new FormatException($"There is no snippet '{name}' with an end.") : Unindent(lines[(begin + 1)..end]);
    }

    private static string CodeAfter(string markdown, Match marker)
    {
        Match fence = Fence.Match(markdown, marker.Index + marker.Length);
        return fence.Success ? fence.Groups["code"].Value : throw new FormatException($"No C# fence follows {marker.Value}.");
    }

    private static string Unindent(string[] lines)
    {
        int indentation = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indentation ? "" : line[indentation..]));
    }

    [GeneratedRegex(@"^<!-- snippet: (?<path>[^#\s]+)#(?<name>[\w-]+) -->", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker { get; }

    [GeneratedRegex(@"\G\s*```(csharp|cs)\n(?<code>.*?)\n```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence { get; }
}
