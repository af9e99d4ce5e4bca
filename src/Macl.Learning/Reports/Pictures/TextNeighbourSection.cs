using System.Globalization;
using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Pictures;

/// <summary>The section of a report that shows texts beside those that are nearest to them, before training and after.</summary>
public static class TextNeighbourSection
{
    private const int MostTexts = 12;

    /// <summary>Picks texts at random and finds the nearest other one of each by cosine similarity. Equal arguments give an equal section; without a second sample it is empty.</summary>
    /// <param name="before">The embeddings by the encoder with its initial weights.</param>
    /// <param name="after">Those of the same samples by the trained encoder.</param>
    /// <param name="textOf">The text of a row; asked only for the rows that are shown.</param>
    public static ReportSection Of(EmbeddingSet before, EmbeddingSet after, Func<int, string> textOf) =>
        new("Nearest neighbours", after.Count < 2 ? [] : Blocks(before, after, textOf));

    private static ReportBlock[] Blocks(EmbeddingSet before, EmbeddingSet after, Func<int, string> textOf)
    {
        NearestSamples first = new(before, count: 1);
        NearestSamples last = new(after, count: 1);
        return
        [
            new Prose($"Texts picked at random, and the one of all {NumberText.WithDecimals(after.Count, 0)} that is most similar to each, with the cosine similarity of the embeddings: 1 means the same direction, 0 unrelated."),
            new DataTable(
                ["Text", "Nearest after training", "Nearest before"],
                [.. QueryPick.Rows(after, MostTexts, seed: 0).Select(row => (IReadOnlyList<string>)[textOf(row), Cell(last, row, textOf), Cell(first, row, textOf)])])
            {
                HoldsTexts = true,
            },
        ];
    }

    private static string Cell(NearestSamples nearest, int row, Func<int, string> textOf)
    {
        var (similarity, found) = nearest.Of(row)[0];
        return string.Create(CultureInfo.InvariantCulture, $"{textOf(found)} ({similarity:F2})");
    }
}
