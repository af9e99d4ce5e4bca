using Macl.Cli.Modalities;
using Macl.Learning.Checkpoints;
using TorchSharp;

namespace Macl.Cli.Pretrain;

/// <summary>What <c>macl pretrain</c> is asked for.</summary>
internal sealed record PretrainRequest<TOptions>
{
    /// <summary>The run to go on with; null for a new one.</summary>
    public required string? Resume { get; init; }

    /// <summary>Where the data is; null for the bundled sample, or where the run has it from.</summary>
    public required string? Data { get; init; }

    /// <summary>The folder of a new run; null for one with a name of its own.</summary>
    public required string? Out { get; init; }

    /// <summary>What a new run is.</summary>
    public required TOptions Options { get; init; }

    public required torch.Device Device { get; init; }

    /// <summary>Threads of libtorch in a new run; null for the modality's.</summary>
    public required int? Threads { get; init; }

    /// <summary>When checkpoints are made, by what the run had before.</summary>
    public required Func<CheckpointOptions?, CheckpointOptions> Checkpoints { get; init; }

    public required bool AcceptOlderCheckpoint { get; init; }

    /// <summary>What the reading of data may use.</summary>
    public required Opening Opening { get; init; }

    public required bool Json { get; init; }
}
