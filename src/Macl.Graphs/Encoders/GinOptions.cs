using System.Text.Json.Serialization;
using Macl.Learning;

namespace Macl.Graphs.Encoders;

/// <summary>The shape of a <see cref="GinEncoder"/>; the defaults are GraphCL's.</summary>
public sealed record GinOptions
{
    /// <summary>Columns of the node features, at least 1.</summary>
    public required int InputSize { get; init => field = OptionChecks.AtLeast(1, value); }

    /// <summary>Features of a node after each layer, at least 1; 32 by default.</summary>
    public int HiddenSize { get; init => field = OptionChecks.AtLeast(1, value); } = 32;

    /// <summary>Layers, at least 1; 3 by default.</summary>
    public int Layers { get; init => field = OptionChecks.AtLeast(1, value); } = 3;

    /// <summary>Features of a graph: those of all layers side by side.</summary>
    [JsonIgnore]
    public int OutputSize => Layers * HiddenSize;
}
