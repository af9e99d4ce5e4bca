using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>A point of a plot that is drawn, and its position among all points of the plot.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DrawnPoint(ScatterPoint Point, int Position)
{
    public DataPoint Place => Point.Place;

    public int Class => Point.Class;

    public string Label => Point.Label;
}
