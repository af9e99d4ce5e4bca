using Macl.Cli.Modalities;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Compare;

/// <summary>What <c>macl compare</c> is asked for.</summary>
internal sealed record CompareRequest<TOptions>
    where TOptions : class
{
    /// <summary>Where the comparison is kept.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether it is begun, and not gone on with.</summary>
    public required bool IsNew { get; init; }

    /// <summary>What is compared.</summary>
    public required ComparisonRecord<TOptions> Comparison { get; init; }

    /// <summary>Runs at a time.</summary>
    public required int Parallelism { get; init; }

    public required torch.Device Device { get; init; }

    /// <summary>How each run is carried out.</summary>
    public required PretrainingSettings Settings { get; init; }

    /// <summary>What the reading of data may use.</summary>
    public required Opening Opening { get; init; }

    public required bool Json { get; init; }
}
