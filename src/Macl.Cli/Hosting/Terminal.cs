using System.Text.Json;
using Macl.Learning.Checkpoints;
using Spectre.Console;

namespace Macl.Cli.Hosting;

/// <summary>Where the command writes: results to standard output, everything else to standard error.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Live">Standard error as a terminal that can be redrawn, or null if it is a file or a pipe.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, IAnsiConsole? Live)
{
    private const int PipeWidth = 120;

    public static Terminal OfProcess() => new(Console.Out, Console.Error, Console.IsErrorRedirected ? null : ConsoleOn(Console.Error));

    /// <summary>Standard output for tables; plain text where it is no terminal.</summary>
    public IAnsiConsole Tables()
    {
        var console = ConsoleOn(Output);
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }

    /// <summary>One JSON object on one line.</summary>
    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, MaclJson.OneLine));

    private static IAnsiConsole ConsoleOn(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
