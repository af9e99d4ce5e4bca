using System.Text.Json;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests;

/// <summary>The command as a shell sees it: exit code, standard output, standard error.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static CommandRun Of(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = MaclCommand.Run(arguments, new Terminal(output, error, Live: null), cancellation);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The one JSON object on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The last line on standard error.</summary>
    public string LastError => Error.TrimEnd().Split('\n')[^1];

    public void ShouldBeBadInput(string because)
    {
        Assert.Equal(Cli.Hosting.ExitCode.BadInput, ExitCode);
        Assert.Empty(Output);
        Assert.Contains(because, LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
