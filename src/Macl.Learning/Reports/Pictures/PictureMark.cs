namespace Macl.Learning.Reports.Pictures;

/// <summary>What is said about a picture of a grid, by a frame in a colour, a sign and a word.</summary>
public enum PictureMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is right where it stands.</summary>
    Right,

    /// <summary>It is wrong where it stands.</summary>
    Wrong,
}
