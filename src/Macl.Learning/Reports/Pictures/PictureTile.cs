namespace Macl.Learning.Reports.Pictures;

/// <summary>A picture in a grid, with the words around it.</summary>
/// <param name="Picture">The picture.</param>
public sealed record PictureTile(ReportPicture Picture)
{
    /// <summary>The line under the picture. Default: the picture's caption.</summary>
    public string Caption { get; init; } = Picture.Caption;

    /// <summary>A second line in small letters. Default none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What is read out instead of the picture, and shown when it is pointed at. Default: the picture's caption.</summary>
    public string Alternative { get; init; } = Picture.Caption;

    /// <summary>Whether the picture is right or wrong here. Default: nothing is said.</summary>
    public PictureMark Mark { get; init; }
}
