using Macl.Inputs.Images;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;
using Macl.Learning.Runs;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Recipes;

/// <summary>What pictures add to the report of a run: thumbnails, nearest neighbours, and what the encoder sees.</summary>
/// <param name="data">The training pictures.</param>
/// <param name="shown">The samples that the report shows, row by row.</param>
/// <param name="views">How views are drawn.</param>
/// <param name="seed">The seed of training.</param>
internal sealed class ImageReportParts(ImageDataSet data, IReadOnlyList<int> shown, ImageViewOptions views, long seed)
{
    private const int LongSide = 96;
    private const int Previews = 6;

    /// <summary>A thumbnail of a row.</summary>
    public ReportPicture PictureOf(int row)
    {
        var image = new RgbImage(1, 1);
        data.Read(shown[row], image);
        return new ReportPicture(PngFile.Encode(image.Thumbnail(LongSide)), data.NameOf(shown[row]));
    }

    /// <summary>Nearest neighbours by the trained encoder, and the augmentation.</summary>
    public IReadOnlyList<ReportSection> Sections(PretrainingOutcome outcome) =>
    [
        NeighbourSection.Of(outcome.After, PictureOf, new NeighbourSectionOptions { ClassNames = (data.Labels?.Names ?? []).Index().ToDictionary(named => named.Index, named => named.Item) }),
        PreviewSection.Of([.. Enumerable.Range(0, Math.Min(Previews, shown.Count)).Select(Preview)]),
    ];

    private AugmentedPicture Preview(int number)
    {
        int sample = shown[(int)((long)number * shown.Count / Math.Min(Previews, shown.Count))];
        var pictures = AugmentationPreview.Of(data, views, seed, sample);
        return new AugmentedPicture(
            new ReportPicture(PngFile.Encode(pictures[0]), data.NameOf(sample)),
            [.. pictures.Skip(1).Select(view => new ReportPicture(PngFile.Encode(view), caption: ""))]);
    }
}
