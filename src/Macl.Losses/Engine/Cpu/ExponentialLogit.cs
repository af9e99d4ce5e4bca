using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>exp(x), its own derivative.</summary>
internal readonly struct ExponentialLogit : ILogitFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> logits) => VectorExp.Of(logits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> logits) => VectorExp.Of(logits);
}
