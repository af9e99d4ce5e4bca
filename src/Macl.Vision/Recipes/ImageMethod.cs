using System.Text.Json.Serialization;

namespace Macl.Vision.Recipes;

/// <summary>How an encoder learns from two views of each picture.</summary>
public enum ImageMethod
{
    /// <summary>Both views through one encoder; the other pictures of the batch are the negatives (Chen et al., ICML 2020).</summary>
    [JsonStringEnumMemberName("simclr")]
    SimClr,

    /// <summary>A momentum encoder gives the keys; past keys in a queue are the negatives (MoCo v2: Chen et al., 2020, arXiv 2003.04297).</summary>
    [JsonStringEnumMemberName("moco")]
    MoCo,
}
