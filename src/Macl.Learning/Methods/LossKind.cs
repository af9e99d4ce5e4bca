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
}
