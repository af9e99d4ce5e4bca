using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Pictures;

/// <summary>How large a picture is drawn, and whether its single pixels are to be seen as squares.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureSize(double Width, double Height, bool ShowsPixels)
{
    /// <summary>
    /// The longer side becomes <paramref name="longest"/>, but a picture of at most half that size is enlarged by a whole
    /// factor, so that all its pixels stay equal.
    /// </summary>
    public static PictureSize Within(double longest, ReportPicture picture)
    {
        int longer = Math.Max(picture.Width, picture.Height);
        double whole = Math.Floor(longest / longer);
        double factor = whole >= 2 ? whole : longest / longer;
        return new PictureSize(Math.Max(1, factor * picture.Width), Math.Max(1, factor * picture.Height), whole >= 2);
    }
}
