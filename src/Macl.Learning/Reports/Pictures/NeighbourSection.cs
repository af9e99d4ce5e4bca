using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pages;
using static Macl.Learning.Reports.Charts.NumberText;

namespace Macl.Learning.Reports.Pictures;

/// <summary>The section of a report that shows pictures beside their nearest neighbours in the space of embeddings.</summary>
public static class NeighbourSection
{
    private const string Marks = "A tick and a green frame mark a neighbour of the query's class, a cross and an orange frame one of another class.";

    /// <summary>
    /// Picks queries, spread over the classes where there are any, finds the nearest neighbours of each among all samples by
    /// cosine similarity, and says how many are of the query's class. Equal arguments give an equal section; without a
    /// second sample it is empty.
    /// </summary>
    /// <param name="embeddings">The embeddings, with labels if classes are to be compared.</param>
    /// <param name="pictureOf">The picture of a row; asked only for the rows that are shown.</param>
    /// <param name="options">How much to show.</param>
    public static ReportSection Of(EmbeddingSet embeddings, Func<int, ReportPicture> pictureOf, NeighbourSectionOptions options)
    {
        int neighbours = Math.Min(options.Neighbours, embeddings.Count - 1);
        return new ReportSection("Nearest neighbours", neighbours == 0 ? [] : Blocks(embeddings, pictureOf, options with { Neighbours = neighbours }));
    }

    private static ReportBlock[] Blocks(EmbeddingSet embeddings, Func<int, ReportPicture> pictureOf, NeighbourSectionOptions options)
    {
        NearestSamples nearest = new(embeddings, options.Neighbours);
        NeighbourRow[] rows = [.. QueryPick.Rows(embeddings, options.Queries, options.Seed).Select(query => new NeighbourRow(query, nearest.Of(query)))];
        NeighbourTiles tiles = new(embeddings.Labels, options.ClassNames, pictureOf);
        PictureGrid grid = new([.. rows.Select(tiles.Row)]);
        return embeddings.Labels is { } labels
            ? [new Prose($"{Guide(embeddings, options)} {Marks}"), new Prose(Finding(labels, rows)), grid]
            : [new Prose(Guide(embeddings, options)), grid];
    }

    private static string Guide(EmbeddingSet embeddings, NeighbourSectionOptions options) =>
        $"Each row begins with a picture picked at random. Beside it {Stand(options.Neighbours)} among all {WithDecimals(embeddings.Count, 0)} pictures, "
        + "nearest first, with the cosine similarity of the embeddings: 1 means the same direction, 0 unrelated.";

    private static string Stand(int neighbours) => neighbours == 1 ? "stands its nearest neighbour" : $"stand its {neighbours} nearest neighbours";

    /// <summary>How many neighbours are of the query's class, against a choice at random.</summary>
    private static string Finding(IReadOnlyList<int> labels, NeighbourRow[] rows)
    {
        int shown = rows.Sum(row => row.Neighbours.Count);
        int right = rows.Sum(row => row.Neighbours.Count(found => labels[found.Row] == labels[row.Query]));
        double chance = rows.Average(row => (labels.Count(label => label == labels[row.Query]) - 1) / (labels.Count - 1.0));
        return $"Of the {WithDecimals(shown, 0)} neighbours shown, {Percent(right / (double)shown)} % are of the query's class; picked at random, {Percent(chance)} % would be.";
    }
}
