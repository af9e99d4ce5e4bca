using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>The options of the command line that ask for a sweep.</summary>
internal sealed class SweepArguments
{
    public Option<bool> Sweep { get; } = Options.Flag("--sweep", "Measure over temperatures and numbers of negatives too, and write a report with plots.");

    public Option<string?> Labels { get; } = Options.Text("--labels", "With --sweep, for tolerance: the .csv that 'macl embed' writes, or a text file with one label a line.", "FILE");

    public Option<string?> Out { get; } = CommonOptions.Out("With --sweep: the folder of the report. Default: a new folder in runs/.");

    /// <summary>Null where no sweep is asked for.</summary>
    /// <exception cref="UsageException">Its options are given without it, or its folder is taken.</exception>
    public SweepRequest? Read(ParseResult parsed)
    {
        if (parsed.GetValue(Sweep))
        {
            return new SweepRequest(parsed.GetValue(Labels), SweepFolder.At(parsed.GetValue(Out), TimeProvider.System));
        }

        Option? stray = parsed.FirstGiven([Labels, Out]);
        return stray is null ? null : throw new UsageException($"{stray.Name} was given without --sweep; allowed: both, or neither.");
    }
}
