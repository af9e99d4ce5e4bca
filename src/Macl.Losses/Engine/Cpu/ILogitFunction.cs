using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>What is summed over logits, and its derivative, sixteen at a time.</summary>
internal interface ILogitFunction
{
    /// <summary>The summand.</summary>
    static abstract Vector512<float> Value(Vector512<float> logits);

    /// <summary>Its derivative.</summary>
    static abstract Vector512<float> Slope(Vector512<float> logits);
}
