using System.Xml.Linq;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pictures;
using static Macl.Learning.Reports.Pages.Markup;

namespace Macl.Learning.Reports.Pages;

/// <summary>Turns the blocks of one page into markup, and numbers its charts.</summary>
internal sealed class BlockMarkup
{
    private const string Nothing = "There are no values to draw.";

    private int _charts;

    public XElement Of(ReportBlock block) => block switch
    {
        Prose prose => new XElement("p", prose.Text),
        ChartGrid grid => Tag("div", "grid", grid.Charts.Select(Figure)),
        DataTable table => Table(table),
        PictureGrid pictures => PictureMarkup.Of(pictures),
        EntryLists lists => Tag("div", "entries", lists.Groups.Select(Group)),
        _ => throw new ArgumentException($"A page cannot show a {block.GetType().Name}.", nameof(block)),
    };

    private XElement Figure(Chart chart)
    {
        string id = $"chart-{++_charts}";
        return new XElement("figure",
            new XElement("figcaption",
                new XElement("h3", new XAttribute("id", id), chart.Title),
                chart.Explanation.Length > 0 ? new XElement("p", chart.Explanation) : null,
                Remark(chart) is { } remark ? Tag("p", "remark", remark) : null),
            Legend.Of(chart),
            Drawing(chart, id),
            chart.Finding.Length > 0 ? Tag("p", "finding", chart.Finding) : null);
    }

    private static XElement Drawing(Chart chart, string id) => chart switch
    {
        LineChart line => LineChartDrawing.Draw(line, id),
        ScatterPlot scatter => ScatterPlotDrawing.Draw(scatter, id),
        IntervalPlot interval => IntervalPlotDrawing.Draw(interval, id),
        _ => throw new ArgumentException($"A page cannot draw a {chart.GetType().Name}.", nameof(chart)),
    };

    private static string? Remark(Chart chart) => chart switch
    {
        LineChart line when !line.Series.SelectMany(series => series.Points).Any(point => point.IsDrawable) => Nothing,
        ScatterPlot { Points.Count: 0 } or IntervalPlot { Rows.Count: 0 } => Nothing,
        ScatterPlot scatter => ScatterPlotDrawing.Remark(scatter),
        _ => null,
    };

    private static XElement Table(DataTable table) => Tag("div", table.HoldsTexts ? "table texts" : "table",
        new XElement("table",
            new XElement("thead", new XElement("tr", table.Columns.Select(column => new XElement("th", new XAttribute("scope", "col"), column)))),
            new XElement("tbody", table.Rows.Select(Row))));

    private static XElement Row(IReadOnlyList<string> cells) => new("tr",
        cells.Take(1).Select(cell => new XElement("th", new XAttribute("scope", "row"), cell)),
        cells.Skip(1).Select(cell => new XElement("td", cell)));

    private static XElement Group(EntryGroup group) => Tag("section", "entry-group",
        new XElement("h3", group.Title),
        new XElement("dl", group.Entries.Select(Entry)));

    private static XElement Entry(ReportEntry entry) =>
        new("div", new XElement("dt", entry.Name), new XElement("dd", entry.Value));
}
