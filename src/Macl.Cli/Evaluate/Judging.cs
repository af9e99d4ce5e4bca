using System.CommandLine;
using Macl.Cli.Modalities;

namespace Macl.Cli.Evaluate;

/// <summary>All that <c>macl evaluate</c> must know of a modality.</summary>
/// <typeparam name="TJudged">What its protocols judge.</typeparam>
internal sealed record Judging<TJudged>
    where TJudged : IJudged
{
    /// <summary>graphs, images or sentences.</summary>
    public required string Modality { get; init; }

    /// <summary>What is judged, in the help: "a graph encoder".</summary>
    public required string Encoder { get; init; }

    /// <summary>What <c>--data</c> takes, as a sentence.</summary>
    public required string Data { get; init; }

    /// <summary>More options, on how the data is read and on the protocols.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The protocols, in the order of the help.</summary>
    public required IReadOnlyList<Protocol<TJudged>> Protocols { get; init; }

    /// <summary>Reads the labelled data.</summary>
    public required Func<EncoderRequest, TJudged> Open { get; init; }
}
