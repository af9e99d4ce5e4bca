using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Reports.Charts;

/// <summary>
/// Points in the plane, coloured by class. At most <see cref="MostPoints"/> are drawn, picked at random, the same each time;
/// of these at most <see cref="MostPictures"/> as small pictures, where there are pictures.
/// </summary>
public sealed record ScatterPlot : Chart
{
    /// <summary>More points than these only slow the reader's browser down.</summary>
    public const int MostPoints = 2000;

    /// <summary>More pictures than these only make the page heavy.</summary>
    public const int MostPictures = 150;

    /// <summary>The name of the horizontal axis.</summary>
    public required string XLabel { get; init; }

    /// <summary>The name of the vertical axis.</summary>
    public required string YLabel { get; init; }

    /// <summary>The points, drawn in this order; those that are not finite are left out.</summary>
    public required IReadOnlyList<ScatterPoint> Points { get; init; }

    /// <summary>The names of the classes. Default none: one kind of point.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>
    /// The picture of a point by its position in <see cref="Points"/>. Asked for a few points that lie far enough apart for
    /// their pictures not to overlap, the same each time; a longer side of 64 pixels is enough. Default none: marks alone.
    /// </summary>
    public Func<int, ReportPicture>? PictureOf { get; init; }
}
