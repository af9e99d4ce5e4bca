using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Runs;

/// <summary>Sees to it that nothing stands beside <c>--resume</c> that could change the result.</summary>
/// <param name="Option">The option itself.</param>
/// <param name="What">What is gone on with.</param>
/// <param name="Fixed">The options that may not stand beside it.</param>
/// <param name="Free">Those that may, beside <c>--data</c> and the options of checkpoints.</param>
internal sealed record Resumption(Option<string?> Option, string What, IReadOnlyList<Option> Fixed, IReadOnlyList<Option> Free)
{
    /// <summary>The folder to go on with, or null.</summary>
    /// <exception cref="UsageException">Another option was given too.</exception>
    public string? Read(ParseResult parsed)
    {
        string? folder = parsed.GetValue(Option);
        return folder is not null && parsed.FirstGiven(Fixed) is { } given
            ? throw new UsageException($"{Option.Name} takes all options from the {What}, and {given.Name} was given too; allowed beside it: --data (if the data has moved), {string.Join(", ", Free.Select(option => option.Name))} and those of checkpoints.")
            : folder;
    }
}
