using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Macl.Learning.Training;

/// <summary>The type in which an encoder computes. Weights, statistics, features and the loss are float32 in either.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "A precision is called by its type.")]
public enum Precision
{
    /// <summary>Everything in float32.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,

    /// <summary>Mixed precision: activations and products in bfloat16. Faster where the processor multiplies it, and half the memory for activations.</summary>
    [JsonStringEnumMemberName("bfloat16")]
    BFloat16,
}
