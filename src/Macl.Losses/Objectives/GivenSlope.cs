using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A mean whose value and derivative are given apart.</summary>
internal static class GivenSlope
{
    /// <summary>The mean of <paramref name="values"/>, with <paramref name="slopes"/> as its derivatives (before the mean) by <paramref name="variables"/>.</summary>
    /// <param name="values">Constants.</param>
    /// <param name="slopes">Constants of the same shape.</param>
    /// <param name="variables">Attached to the graph, of the same shape.</param>
    public static Tensor Mean(Tensor values, Tensor slopes, Tensor variables)
    {
        using var scope = NewDisposeScope();
        return values.Plus(slopes * (variables - variables.detach())).mean().MoveToOuterDisposeScope();
    }
}
