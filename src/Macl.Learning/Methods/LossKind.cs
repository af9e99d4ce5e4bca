using System.Text.Json.Serialization;

namespace Macl.Learning.Methods;

/// <summary>The losses that can be asked for by name.</summary>
public enum LossKind
{
    /// <summary>InfoNCE; in its two-view form NT-Xent.</summary>
    [JsonStringEnumMemberName("infonce")]
    InfoNce,

    /// <summary>The decoupled contrastive loss.</summary>
    [JsonStringEnumMemberName("dcl")]
    Dcl,

    /// <summary>Model-aware contrastive learning: reweighted InfoNCE at an adaptive temperature.</summary>
    [JsonStringEnumMemberName("macl")]
    Macl,

    /// <summary>FlatNCE: the gradient of the decoupled contrastive loss, the value 1.</summary>
    [JsonStringEnumMemberName("flatnce")]
    FlatNce,

    /// <summary>InfoNCE with a second temperature between anchors.</summary>
    [JsonStringEnumMemberName("dual-temperature")]
    DualTemperature,

    /// <summary>InfoNCE with weight on hard negatives, debiased.</summary>
    [JsonStringEnumMemberName("hard-negatives")]
    HardNegatives,

    /// <summary>InfoNCE corrected for negatives of the anchor's own class.</summary>
    [JsonStringEnumMemberName("debiased")]
    Debiased,

    /// <summary>SigLIP's pairwise sigmoid loss with a learned bias.</summary>
    [JsonStringEnumMemberName("sigmoid")]
    Sigmoid,

    /// <summary>The supervised contrastive loss, which needs labels.</summary>
    [JsonStringEnumMemberName("supcon")]
    SupCon,
}
