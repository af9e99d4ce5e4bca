using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>One point of a <see cref="ScatterPlot"/>.</summary>
/// <param name="Place">Where.</param>
/// <param name="Class">The index of its class in the plot's class names; 0 where there are none.</param>
/// <param name="Label">Shown when it is pointed at.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScatterPoint(DataPoint Place, int Class, string Label);
