using System.CommandLine;

namespace Macl.Bench.Commands;

/// <summary>The command line of a measurement, for its record.</summary>
internal static class CommandText
{
    /// <summary>The command as it can be given again; where the files lie is no part of the measurement.</summary>
    public static string Written(ParseResult parsed, Option output)
    {
        var outputTokens = parsed.GetResult(output) is { Implicit: false } given ? given.Tokens.Select(token => token.Value).Append(output.Name).ToHashSet(StringComparer.Ordinal) : [];
        return string.Join(' ', ["dotnet run -c Release --project bench/Macl.Bench --", .. parsed.Tokens.Select(token => token.Value).Where(text => !outputTokens.Contains(text)).Select(WithoutFolder)]);
    }

    private static string WithoutFolder(string text) => Path.IsPathRooted(text) ? Path.GetFileName(text) : text;
}
