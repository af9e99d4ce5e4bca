using System.Text.Json.Serialization;

namespace Macl.Text.Encoders;

/// <summary>How the features of a text's tokens become those of the text.</summary>
public enum Pooling
{
    /// <summary>Those of the first token, before any pooler: SimCSE's.</summary>
    [JsonStringEnumMemberName("cls")]
    Cls,

    /// <summary>The mean over the tokens of the last layer.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,

    /// <summary>The mean over the tokens, and over the embeddings before the first layer and the last layer's output: the strong form without training (Su et al., 2021; SimCSE, 2021).</summary>
    [JsonStringEnumMemberName("first-last-mean")]
    FirstLastMean,
}
