using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Learning.Checkpoints;

namespace Macl.Cli.Runs;

/// <summary>The options of the command line on checkpoints: how a run is carried out, not what it is.</summary>
internal sealed class CheckpointArguments
{
    private static readonly CheckpointOptions Defaults = new();

    private readonly Option<int?> _checkpointSteps = Options.Integer("--checkpoint-steps", "Steps from one checkpoint to the next; 0 does not count steps. Default: 0.", least: 0);
    private readonly Option<double?> _checkpointMinutes = Options.Number("--checkpoint-minutes", $"Minutes from one checkpoint to the next; 0 does not count minutes. Default: {Defaults.EveryMinutes}.", NumberRange.AtLeast(0));
    private readonly Option<bool> _acceptOlder = Options.Flag("--accept-older-checkpoint", "Go on from the newest sound checkpoint if the newest one is damaged.");

    public IReadOnlyList<Option> All => [_checkpointSteps, _checkpointMinutes, _acceptOlder];

    /// <summary>What was given, and for the rest what the run had before, if there was one.</summary>
    public CheckpointOptions Read(ParseResult parsed, CheckpointOptions? before) => new()
    {
        EverySteps = parsed.GetValue(_checkpointSteps) ?? (before ?? Defaults).EverySteps,
        EveryMinutes = parsed.GetValue(_checkpointMinutes) ?? (before ?? Defaults).EveryMinutes,
    };

    public bool AcceptOlderCheckpoint(ParseResult parsed) => parsed.GetValue(_acceptOlder);
}
