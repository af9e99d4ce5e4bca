using System.Text.Json.Nodes;

namespace Macl.Learning.Checkpoints;

/// <summary>What a checkpoint says of itself, in <c>manifest.json</c>.</summary>
public sealed record CheckpointManifest
{
    /// <summary>The version that this toolkit writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the checkpoint format.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>The version of the toolkit that wrote it.</summary>
    public required string ToolkitVersion { get; init; }

    /// <summary>graphs, images or sentences.</summary>
    public required string Modality { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The full options of the run.</summary>
    public required JsonNode Options { get; init; }

    /// <summary>The fingerprint of the data that the run is trained on.</summary>
    public required string Data { get; init; }

    /// <summary>Steps done; with the seed in the options this is also the position in the data.</summary>
    public required long Step { get; init; }

    /// <summary>The length of the metrics file at this step, in bytes: what lies behind it is repeated on resumption.</summary>
    public required long MetricsLength { get; init; }

    /// <summary>SHA-256 of every other file of the checkpoint, lower-case hexadecimal, by file name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>In which of modality, method, options and data another run's manifest differs; empty for the same run.</summary>
    internal IReadOnlyList<string> DifferencesTo(CheckpointManifest other)
    {
        (string What, bool Same)[] parts =
        [
            ("modality", string.Equals(Modality, other.Modality, StringComparison.Ordinal)),
            ("method", string.Equals(Method, other.Method, StringComparison.Ordinal)),
            ("options", JsonNode.DeepEquals(Options, other.Options)),
            ("data", string.Equals(Data, other.Data, StringComparison.Ordinal)),
        ];
        return [.. parts.Where(part => !part.Same).Select(part => part.What)];
    }
}
