using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Hosting;

/// <summary>
/// The options of the command line are a contract: a change shows in a reviewed text file. MACL_REWRITE_DOCS=1 rewrites
/// the tables of options in docs/command-line.md.
/// </summary>
public sealed class HelpTests
{
    private const string Begin = "<!-- options: generated from the help texts -->";
    private const string End = "<!-- end options -->";

    [Fact]
    public void The_page_on_the_command_line_lists_every_option_as_the_help_does()
    {
        string path = PathOfPage();
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string made = $"{page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)]}\n\n{Tables()}\n\n{page[page.IndexOf(End, StringComparison.Ordinal)..]}";
        if (string.Equals(Environment.GetEnvironmentVariable("MACL_REWRITE_DOCS"), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(made, page);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("pretrain", "--help")]
    [InlineData("pretrain", "graphs", "--help")]
    [InlineData("inspect", "--help")]
    public void Help_is_no_error(params string[] arguments)
    {
        var run = CommandRun.Of(arguments);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance", "'dance'")]
    [InlineData("pretrain graphs --speed 3", "'--speed'")]
    [InlineData("inspect", "--first")]
    [InlineData("pretrain", "Required command")]
    public void Wrong_usage_is_one_line_that_names_the_help(string line, string because)
    {
        var run = CommandRun.Of(line.Split(' '));
        run.ShouldBeBadInput(because);
        Assert.Contains("--help'", run.LastError, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("pretrain graphs --out", "--out is ''; allowed: PATH.")]
    [InlineData("pretrain graphs --data", "--data is ''")]
    [InlineData("pretrain graphs --resume", "--resume is ''")]
    [InlineData("compare graphs --arms", "--arms is ''")]
    [InlineData("evaluate graphs --model", "--model is ''")]
    [InlineData("embed graphs --model m --out", "--out is ''")]
    public void A_text_of_nothing_is_refused_under_the_options_name(string line, string because) => CommandRun.Of([.. line.Split(' '), ""]).ShouldBeBadInput(because);

    private static string Tables()
    {
        using var nowhere = new StringWriter();
        var root = MaclCommand.Create(new Terminal(nowhere, nowhere, Live: null), CancellationToken.None);
        return string.Join("\n\n", Leaves(root, "macl").Select(leaf => Table(leaf.Path, leaf.Command)));
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}"));

    private static string Table(string path, Command command)
    {
        var rows = command.Options.Select(option => $"| `{NamesOf(option)}{ValueOf(option)}` | {(option.Required ? "Required. " : "")}{option.Description} |");
        return string.Join('\n', [$"### `{path}`", "", command.Description, "", "| option | meaning |", "|---|---|", .. rows]);
    }

    private static string NamesOf(Option option) => string.Join(", ", option.Aliases.Prepend(option.Name));

    private static string ValueOf(Option option) => option.HelpName is { } value ? $" {value.Replace("|", "\\|", StringComparison.Ordinal)}" : "";

    private static string PathOfPage()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Macl.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "command-line.md");
    }
}
