namespace Macl.Learning.Reports.Charts;

/// <summary>One curve of a <see cref="LineChart"/>.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its values in any order; values that are not finite leave gaps.</param>
public sealed record LineSeries(string Name, IReadOnlyList<DataPoint> Points)
{
    /// <summary>0 is neutral grey, 1 to 8 the colours of the palette, which repeat after that. Default 1.</summary>
    public int Colour { get; init; } = 1;

    /// <summary>Values drawn thin behind the curve, such as those that it is the running mean of. Default none.</summary>
    public IReadOnlyList<DataPoint> Backdrop { get; init; } = [];

    /// <summary>The spread around the curve, drawn as a light area. Default none.</summary>
    public IReadOnlyList<RangePoint> Band { get; init; } = [];
}
