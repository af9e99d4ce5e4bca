using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;

namespace Macl.Learning.Runs;

/// <summary>Everything that is needed to repeat a run: <c>run.json</c>.</summary>
public sealed record RunRecord
{
    /// <summary>graphs, images or sentences.</summary>
    public required string Modality { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>What it is trained on.</summary>
    public required DataRecord Data { get; init; }

    /// <summary>All options, with every default written out.</summary>
    public required JsonNode Options { get; init; }

    /// <summary>The versions and the machine.</summary>
    public required EnvironmentRecord Environment { get; init; }

    /// <summary>When checkpoints are made; a resumed run keeps to it. It changes no result.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>Whether another record describes the same run, wherever its data lies and whatever machine it is on.</summary>
    public bool IsSameRunAs(RunRecord other) =>
        (Modality, Method, Data.Fingerprint) == (other.Modality, other.Method, other.Data.Fingerprint) && JsonNode.DeepEquals(Options, other.Options);
}
