using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Reports.Runs;

/// <summary>The embeddings in the plane, before and after training, coloured by class; with pictures of some samples where there are pictures.</summary>
internal static class ProjectionCharts
{
    private const string Method = "Two principal components of the embeddings, with equal spread in each dimension and at unit length";

    public static IReadOnlyList<Chart> Of(RunReport run)
    {
        (EmbeddingSet? before, EmbeddingSet? after) = (run.EmbeddingsBefore, run.EmbeddingsAfter);
        if (before is not null && after is not null && before.Count != after.Count)
        {
            throw new ArgumentException($"There are {before.Count} embeddings before training and {after.Count} after it; they must be of the same samples.", nameof(run));
        }

        int[] rows = [.. RandomPick.Positions(before?.Count ?? after?.Count ?? 0, ScatterPlot.MostPoints)];
        EmbeddingSet? first = before is null ? null : Pick(before, rows);
        EmbeddingSet? last = after is null ? null : Pick(after, rows);
        PlaneProjection? start = first is null ? null : PlaneProjection.Of(first);
        PlaneProjection? end = last is null ? null : PlaneProjection.Of(last);
        end = start is null ? end : end?.FacingLike(start);
        List<ScatterPlot> charts = [];
        Add(charts, "Before training", first, start, before?.Count, run.ClassNames);
        Add(charts, "After training", last, end, after?.Count, run.ClassNames);
        return run.PictureOf is { } pictureOf ? [.. charts.Select(chart => WithPictures(chart, point => pictureOf(rows[point])))] : charts;
    }

    private static ScatterPlot WithPictures(ScatterPlot chart, Func<int, ReportPicture> pictureOf) => chart with
    {
        PictureOf = pictureOf,
        Explanation = $"{chart.Explanation} Some samples are shown as pictures{(chart.ClassNames.Count > 0 ? ", framed in the colours of their classes" : "")}.",
    };

    private static void Add(
        List<ScatterPlot> charts, string title, EmbeddingSet? embeddings, PlaneProjection? projection, int? total, IReadOnlyDictionary<int, string> classNames)
    {
        if (embeddings is not null && projection is not null)
        {
            charts.Add(Chart(title, embeddings, projection, total ?? embeddings.Count, classNames));
        }
    }

    private static ScatterPlot Chart(string title, EmbeddingSet embeddings, PlaneProjection projection, int total, IReadOnlyDictionary<int, string> classNames)
    {
        List<int> classes = [.. (embeddings.Labels ?? []).Distinct().Order()];
        return new ScatterPlot
        {
            Title = title,
            Explanation = Explain(projection, embeddings.Count, total),
            XLabel = $"first component ({Whole(projection.FirstShare)} of the variance)",
            YLabel = $"second component ({Whole(projection.SecondShare)})",
            ClassNames = [.. classes.Select(label => classNames.TryGetValue(label, out string? name) ? name : $"class {label}")],
            Points = [.. Enumerable.Range(0, embeddings.Count).Select(row => new ScatterPoint(
                new DataPoint(projection.First[row], projection.Second[row]),
                embeddings.Labels is { } labels ? classes.IndexOf(labels[row]) : 0,
                embeddings.Ids?[row] ?? $"sample {row}"))],
        };
    }

    private static string Explain(PlaneProjection projection, int shown, int total)
    {
        string part = shown < total ? $" ({NumberText.WithDecimals(shown, 0)} of the {NumberText.WithDecimals(total, 0)} samples, picked at random)" : "";
        return $"{Method}{part}. Together they show {Whole(projection.FirstShare + projection.SecondShare)} of the variance. The axes take no account of the classes.";
    }

    private static string Whole(double share) => $"{NumberText.WithDecimals(100 * share, 0)} %";

    /// <summary>Some rows under the names that they have among all.</summary>
    private static EmbeddingSet Pick(EmbeddingSet all, int[] rows)
    {
        EmbeddingSet picked = all.Select(rows);
        return new EmbeddingSet(picked.Values, picked.Dimension, picked.Labels, picked.Ids ?? [.. rows.Select(row => $"sample {row}")]);
    }
}
