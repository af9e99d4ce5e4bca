using System.CommandLine;

namespace Macl.Cli.Evaluate;

/// <summary>The option <c>--protocol</c>.</summary>
internal static class ProtocolOption
{
    public static Option<Protocol<TJudged>[]> Create<TJudged>(IReadOnlyList<Protocol<TJudged>> all)
        where TJudged : IJudged => new("--protocol")
        {
            Description = $"One or several, behind each other or with commas. Default: {NamesOf(all.Where(protocol => protocol.IsDefault), ", ")}.",
            HelpName = NamesOf(all, "|"),
            AllowMultipleArgumentsPerToken = true,
            CustomParser = argument => [.. argument.Tokens.SelectMany(token => token.Value.Split(',')).Select(name => Find(all, name, argument.AddError)).OfType<Protocol<TJudged>>()],
        };

    private static Protocol<TJudged>? Find<TJudged>(IReadOnlyList<Protocol<TJudged>> all, string name, Action<string> onError)
        where TJudged : IJudged
    {
        var found = all.FirstOrDefault(protocol => string.Equals(protocol.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            onError($"--protocol is '{name}'; allowed: {NamesOf(all, ", ")}.");
        }

        return found;
    }

    private static string NamesOf<TJudged>(IEnumerable<Protocol<TJudged>> protocols, string separator)
        where TJudged : IJudged => string.Join(separator, protocols.Select(protocol => protocol.Name));
}
