namespace Macl.Learning.Reports.Charts;

/// <summary>Places the values of an extent between two positions of the drawing.</summary>
internal sealed record Axis(Extent Extent, double From, double To)
{
    public double Place(double value) => From + ((value - Extent.Low) / Extent.Span * (To - From));

    public string Coordinate(double value) => NumberText.Coordinate(Place(value));
}
