namespace Macl.Learning.Reports.Pictures;

/// <summary>A picture and views of it that random augmentation made.</summary>
/// <param name="Original">The picture as it lies in the data.</param>
/// <param name="Views">The views; their captions may be empty.</param>
public sealed record AugmentedPicture(ReportPicture Original, IReadOnlyList<ReportPicture> Views);
