using System.Text.Json.Serialization;

namespace Macl.Text.Encoders;

/// <summary>What lies between the two linear layers of a block; named as <c>hidden_act</c> in a model's configuration.</summary>
public enum Activation
{
    /// <summary>GELU by the error function: BERT's and RoBERTa's.</summary>
    [JsonStringEnumMemberName("gelu")]
    Gelu,

    /// <summary>GELU by the hyperbolic tangent, as Google's first code approximates it.</summary>
    [JsonStringEnumMemberName("gelu_new")]
    GeluTanh,

    /// <summary>The rectifier.</summary>
    [JsonStringEnumMemberName("relu")]
    Relu,
}
