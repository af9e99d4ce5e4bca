using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>One measured value. A value that is not finite is a gap in the curve.</summary>
/// <param name="X">Where: a step, an epoch, a component.</param>
/// <param name="Y">What was measured there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DataPoint(double X, double Y)
{
    /// <summary>Whether both values can be placed on paper: finite and not astronomically large.</summary>
    internal bool IsDrawable => Extent.CanHold(X) && Extent.CanHold(Y);
}
