namespace Macl.Learning.Reports.Pictures;

/// <summary>Pictures side by side, in as many lines as they need.</summary>
/// <param name="Tiles">The pictures, in reading order.</param>
public sealed record PictureRow(IReadOnlyList<PictureTile> Tiles)
{
    /// <summary>A picture before the others and apart from them, to which they belong. Default none.</summary>
    public PictureTile? Lead { get; init; }
}
