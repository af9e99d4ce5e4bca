using Macl.Learning.Reports.Pages;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Makes the page of a sweep.</summary>
internal static class SweepReportPage
{
    /// <summary>The page; <see cref="HtmlPage"/> writes it.</summary>
    public static ReportPage Of(SweepRecord sweep, Inspection inspection) => new()
    {
        Kind = "Inspection report",
        Title = "Two dilemmas of a temperature, in these embeddings",
        Subtitle = SweepWords.Embeddings(sweep),
        Headlines =
        [
            new Headline("Gradient scaling", SweepWords.Number(sweep.ScalingAtAdaptiveTemperature), "W at MACL's temperature; 1: full gradient, 0: none"),
            new Headline("MACL's temperature", SweepWords.Number(sweep.AdaptiveTemperature), $"τ₀ is {SweepWords.Number(sweep.Temperature)}"),
            new Headline("Alignment", SweepWords.Number(sweep.Alignment), "A: mean similarity of positives"),
            new Headline("Uniformity loss", SweepWords.Number(inspection.UniformityLoss), "0 collapsed, −4 spread"),
        ],
        Notes = [.. SweepWords.Limits(sweep)],
        Sections =
        [
            new ReportSection("How much of the gradient is left", [new ChartGrid(SweepCharts.OfReduction(sweep))]),
            new ReportSection("Which negatives it pushes", [new ChartGrid(SweepCharts.OfPenalties(sweep))]),
            new ReportSection("What a temperature makes of them", [new Prose(SweepWords.Heads(sweep)), new ChartGrid(SweepCharts.OfHeads(sweep))]),
            new ReportSection("What the numbers mean", [.. inspection.Findings.Select(finding => new Prose(finding))]),
        ],
    };
}
