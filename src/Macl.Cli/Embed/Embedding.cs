using System.CommandLine;
using Macl.Cli.Modalities;

namespace Macl.Cli.Embed;

/// <summary>All that <c>macl embed</c> must know of a modality.</summary>
internal sealed record Embedding
{
    /// <summary>graphs, images or sentences.</summary>
    public required string Modality { get; init; }

    /// <summary>What has a row of its own: "a graph".</summary>
    public required string Sample { get; init; }

    /// <summary>What <c>--data</c> takes, as a sentence.</summary>
    public required string Data { get; init; }

    /// <summary>More options, on how the data is read and embedded.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Reads encoder and data, embeds, and writes.</summary>
    public required Func<EncoderRequest, EmbeddingFiles, WrittenEmbeddings> Embed { get; init; }
}
