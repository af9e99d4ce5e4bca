using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>log(1 + exp(x)), whose derivative is the logistic function.</summary>
internal readonly struct SoftplusLogit : ILogitFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> logits)
    {
        Vector512<float> exponential = VectorExp.Of(-Vector512.Abs(logits));
        Vector512<float> onePlus = Vector512<float>.One + exponential;
        Vector512<float> lostByRounding = (onePlus - Vector512<float>.One - exponential) / onePlus;
        return Vector512.Max(logits, Vector512<float>.Zero) + Vector512.Log(onePlus) - lostByRounding;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> logits) =>
        Vector512<float>.One / (Vector512<float>.One + VectorExp.Of(-logits));
}
