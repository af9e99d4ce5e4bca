using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>The spread at one place of a curve.</summary>
/// <param name="X">Where.</param>
/// <param name="Low">The lower edge.</param>
/// <param name="High">The upper edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RangePoint(double X, double Low, double High)
{
    internal bool IsDrawable => Extent.CanHold(X) && Extent.CanHold(Low) && Extent.CanHold(High);
}
