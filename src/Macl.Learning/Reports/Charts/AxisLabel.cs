using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>A value along an axis, and how it is written.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AxisLabel(double Place, string Text);
