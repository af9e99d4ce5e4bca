using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports.Pages;

/// <summary>Charts side by side where the page is wide enough.</summary>
/// <param name="Charts">The charts, in reading order.</param>
public sealed record ChartGrid(IReadOnlyList<Chart> Charts) : ReportBlock;
