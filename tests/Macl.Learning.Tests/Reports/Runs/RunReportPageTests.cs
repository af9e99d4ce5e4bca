using System.Text.Json.Nodes;
using Macl.Learning.Evaluation;
using Macl.Learning.Reports;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Runs;
using Macl.Learning.Tests.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Runs;

public sealed class RunReportPageTests
{
    [Fact]
    public void The_first_figure_is_the_accuracy_with_its_gain()
    {
        Headline main = RunReportPage.Of(Example()).Headlines[0];

        Assert.True(main.IsMain);
        Assert.Equal("88.0 ± 1.3 %", main.Value);
        Assert.Equal("+0.4 points against untrained", main.Detail);
    }

    [Fact]
    public void A_run_that_was_not_judged_has_a_page_too()
    {
        RunReport bare = new() { DataSet = "d", Method = "m", Loss = "l", Seed = 1, Epochs = 1, Steps = 1, Seconds = 1 };

        ReportPage page = RunReportPage.Of(bare);

        Assert.Equal("Training", Assert.Single(page.Headlines).Label);
        Assert.Equal("1 epoch, 1 step, seed 1", page.Headlines[0].Detail);
        Assert.NotEmpty(HtmlPage.ToHtml(page));
    }

    [Fact]
    public void Every_metric_has_a_curve_in_reading_order_after_the_accuracy() => Assert.Equal(
        ["Accuracy during training (svm)", "Loss", "Gradient scaling", "myOwn"],
        Charts(Example()).OfType<LineChart>().Select(chart => chart.Title));

    [Fact]
    public void Remarks_stand_with_what_was_learned_and_are_no_warnings()
    {
        ReportPage page = RunReportPage.Of(Example() with { Remarks = ["C chosen by fold: 1, 10."], Notes = [] });

        Assert.Empty(page.Notes);
        Assert.Equal("C chosen by fold: 1, 10.", page.Sections[0].Blocks.OfType<Prose>().Single().Text);
    }

    [Fact]
    public void Accuracies_are_drawn_in_per_cent()
    {
        LineChart chart = Charts(Example()).OfType<LineChart>().First();

        Assert.Equal([87.5, 88.5], chart.Series[0].Points.Select(point => point.Y));
        Assert.Empty(chart.References);
    }

    [Fact]
    public void Many_steps_are_smoothed_and_the_steps_themselves_stay_in_sight()
    {
        RunReport run = Example() with { Metrics = Metrics(steps: 640) };
        LineChart loss = Charts(run).OfType<LineChart>().Single(chart => chart.Title == "Loss");

        Assert.Equal(640, loss.Series[0].Backdrop.Count);
        Assert.Contains("mean over 21 steps", loss.Explanation, StringComparison.Ordinal);
        Assert.Empty(Charts(Example()).OfType<LineChart>().Single(chart => chart.Title == "Loss").Series[0].Backdrop);
    }

    [Fact]
    public void Embeddings_are_shown_before_and_after_in_the_colours_of_their_classes()
    {
        List<ScatterPlot> plots = [.. Charts(Example()).OfType<ScatterPlot>()];

        Assert.Equal(["Before training", "After training"], plots.Select(plot => plot.Title));
        Assert.All(plots, plot => Assert.Equal(["class -1", "mutagenic"], plot.ClassNames));
        Assert.All(plots, plot => Assert.Equal([0, 1, 0, 1, 0, 1], plot.Points.Select(point => point.Class)));
    }

    [Fact]
    public void Of_many_embeddings_the_same_samples_are_shown_before_and_after()
    {
        RunReport run = Example() with { EmbeddingsBefore = Embeddings(1, 3001), EmbeddingsAfter = Embeddings(2, 3001) };
        List<ScatterPlot> plots = [.. Charts(run).OfType<ScatterPlot>()];

        Assert.Equal(ScatterPlot.MostPoints, plots[0].Points.Count);
        Assert.Equal(plots[0].Points.Select(point => point.Label), plots[1].Points.Select(point => point.Label));
        Assert.Contains("2,000 of the 3,001 samples", plots[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_that_of_the_sample_that_the_point_names()
    {
        RunReport run = Example() with { EmbeddingsBefore = Embeddings(1, 3001), EmbeddingsAfter = Embeddings(2, 3001), PictureOf = row => Pngs.Picture($"sample {row}") };

        Assert.All(Charts(run).OfType<ScatterPlot>(), plot =>
        {
            Assert.Equal(plot.Points.Select(point => point.Label), Enumerable.Range(0, plot.Points.Count).Select(point => plot.PictureOf!(point).Caption));
            Assert.EndsWith("Some samples are shown as pictures, framed in the colours of their classes.", plot.Explanation, StringComparison.Ordinal);
        });
        Assert.All(Charts(Example()).OfType<ScatterPlot>(), plot => Assert.Null(plot.PictureOf));
    }

    [Fact]
    public void What_the_kind_of_data_adds_stands_after_what_was_learned() => Assert.Equal(
        ["What was learned", "Mine", "How it was learned", "Options", "Versions"],
        RunReportPage.Of(Example() with { Sections = [new("Mine", [new Prose("text")])] }).Sections.Select(section => section.Title));

    [Fact]
    public void Embeddings_without_labels_are_one_kind_of_point() =>
        Assert.Empty(Charts(Example() with { EmbeddingsBefore = null, EmbeddingsAfter = new EmbeddingSet([1, 2, 3, 4], 2) })
            .OfType<ScatterPlot>().Single().ClassNames);

    [Fact]
    public void Embeddings_of_other_samples_are_refused()
    {
        RunReport run = Example() with { EmbeddingsAfter = Embeddings(2, 8) };

        string message = Assert.Throws<ArgumentException>(() => RunReportPage.Of(run)).Message;
        Assert.Contains("6 embeddings before training and 8 after", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_versions_and_notes_are_on_the_page()
    {
        string html = HtmlPage.ToHtml(RunReportPage.Of(Example()));

        Assert.Contains("batchSize", html, StringComparison.Ordinal);
        Assert.Contains("0.107.0", html, StringComparison.Ordinal);
        Assert.Contains("clamped in 12 steps", html, StringComparison.Ordinal);
    }

    private static RunReport Example() => new()
    {
        DataSet = "MUTAG",
        Method = "GraphCL",
        Loss = "MACL",
        Seed = 0,
        Epochs = 20,
        Steps = 20,
        Seconds = 3.4,
        Final = new ScoreSummary(0.88, 0.013),
        Untrained = new ScoreSummary(0.876, 0.015),
        Metrics = Metrics(steps: 20),
        ScoreByEpoch = new Dictionary<string, IReadOnlyList<DataPoint>>(StringComparer.Ordinal) { ["svm"] = [new(0, 0.875), new(2, 0.885)] },
        EmbeddingsBefore = Embeddings(1, 6),
        EmbeddingsAfter = Embeddings(2, 6),
        ClassNames = new Dictionary<int, string> { [1] = "mutagenic" },
        Options = new JsonObject { ["batchSize"] = 128 },
        Versions = [new("TorchSharp", "0.107.0")],
        Notes = ["The temperature was clamped in 12 steps."],
    };

    private static Dictionary<string, IReadOnlyList<DataPoint>> Metrics(int steps)
    {
        DataPoint[] points = [.. Enumerable.Range(1, steps).Select(step => new DataPoint(step, 1.0 / step))];
        return new(StringComparer.Ordinal) { ["myOwn"] = points, ["gradientScaling"] = points, ["loss"] = points };
    }

    private static EmbeddingSet Embeddings(int seed, int count)
    {
        Random random = new(seed);
        return new EmbeddingSet(
            [.. Enumerable.Range(0, 4 * count).Select(_ => random.NextSingle())], 4, [.. Enumerable.Range(0, count).Select(row => row % 2 == 0 ? -1 : 1)]);
    }

    private static IEnumerable<Chart> Charts(RunReport run) =>
        RunReportPage.Of(run).Sections.SelectMany(section => section.Blocks).OfType<ChartGrid>().SelectMany(grid => grid.Charts);
}
