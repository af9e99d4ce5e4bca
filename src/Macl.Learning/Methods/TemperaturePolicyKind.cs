using System.Text.Json.Serialization;

namespace Macl.Learning.Methods;

/// <summary>The temperature policies that can be asked for by name.</summary>
public enum TemperaturePolicyKind
{
    /// <summary>The same temperature throughout.</summary>
    [JsonStringEnumMemberName("fixed")]
    Fixed,

    /// <summary>MACL's: it follows the alignment linearly.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>That of MACL's first preprint: it follows the alignment exponentially.</summary>
    [JsonStringEnumMemberName("exponential")]
    Exponential,

    /// <summary>CLIP's: a parameter of the loss, within bounds.</summary>
    [JsonStringEnumMemberName("learnable")]
    Learnable,

    /// <summary>It swings between τ₀ and its minimum on a cosine as training goes on.</summary>
    [JsonStringEnumMemberName("cosine")]
    Cosine,
}
