using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Pictures;

/// <summary>The section of a report that shows pictures as the encoder sees them during training.</summary>
public static class PreviewSection
{
    private const string Guide =
        "Each row begins with a picture as it lies in the data. Beside it stand views of it, augmented at random, as the encoder gets them. "
        + "Training pulls two views of one picture together and pushes those of different pictures apart: "
        + "you should still see that the views of a row belong together, and what differs between them is what the embeddings learn to ignore.";

    /// <summary>A row for each picture; without pictures the section is empty.</summary>
    public static ReportSection Of(IReadOnlyList<AugmentedPicture> pictures) =>
        new("What the encoder sees", pictures.Count == 0 ? [] : [new Prose(Guide), new PictureGrid([.. pictures.Select(Row)])]);

    private static PictureRow Row(AugmentedPicture picture) => new([.. picture.Views.Select((view, index) => View(view, index + 1, picture.Original.Caption))])
    {
        Lead = new PictureTile(picture.Original) { Detail = "original", Alternative = Named("original", picture.Original.Caption, ": ") },
    };

    private static PictureTile View(ReportPicture view, int number, string original) =>
        new(view) { Alternative = Named($"view {number}", original, " of ") };

    private static string Named(string role, string name, string between) => name.Length > 0 ? $"{role}{between}{name}" : role;
}
