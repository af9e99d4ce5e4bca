using System.Xml.Linq;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;
using Macl.Learning.Tests.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pages;

public sealed class HtmlPageTests
{
    private const string Hostile = "</script><script>alert(\"x\" & 'y')</script> \u0001 \ud800 𝄞";
    private const string Shown = "</script><script>alert(\"x\" & 'y')</script> \uFFFD \uFFFD 𝄞";

    [Fact]
    public void A_page_is_well_formed() => Assert.Equal("html", Parse(Example("a")).Root!.Name);

    [Fact]
    public void Text_of_any_kind_stays_text()
    {
        XDocument page = Parse(Example(Hostile));

        Assert.Single(page.Descendants("script"));
        Assert.Equal(Shown, page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("dt"), name => name.Value == Shown);
        Assert.Contains(page.Descendants("td"), cell => cell.Value == Shown);
        Assert.All(page.Descendants("img"), picture => Assert.Equal(Shown, picture.Attribute("alt")!.Value));
        Assert.Contains(page.Descendants("span"), caption => caption.Value == Shown);
        Assert.Contains(page.Descendants("desc"), words => words.Value.Contains(Shown, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_page_gives_the_same_text() => Assert.Equal(HtmlPage.ToHtml(Example("a")), HtmlPage.ToHtml(Example("a")));

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        string html = HtmlPage.ToHtml(Example("a"));

        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.All(
            Parse(Example("a")).Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"),
            source => Assert.StartsWith("data:image/png;base64,", source.Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'; img-src data:;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Style_and_script_reach_the_browser_as_they_are()
    {
        string html = HtmlPage.ToHtml(Example("a"));

        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
        Assert.Contains("chart =>", html, StringComparison.Ordinal);
    }

    /// <summary>An HTML reader takes the end tag of an empty element for missing and swallows what follows.</summary>
    [Fact]
    public void Only_elements_that_are_always_empty_close_themselves()
    {
        string[] closed = [.. HtmlPage.ToHtml(Example("")).Split("<").Where(tag => tag.Contains("/>", StringComparison.Ordinal)).Select(tag => tag.Split(' ')[0])];

        Assert.Equal(["img", "meta"], closed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_drawing_has_a_heading_and_a_description()
    {
        XDocument page = Parse(Example("a"));
        HashSet<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        List<XElement> drawings = [.. page.Descendants("svg").Where(svg => svg.Attribute("role") is not null)];

        Assert.Equal(3, drawings.Count);
        Assert.Equal(page.Descendants().Attributes("id").Count(), ids.Count);
        Assert.All(drawings, drawing => Assert.All(drawing.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids)));
    }

    [Fact]
    public void A_section_without_blocks_is_left_out()
    {
        ReportPage page = new() { Kind = "k", Title = "t", Sections = [new("empty", []), new("full", [new Prose("text")])] };

        Assert.Equal(["full"], Parse(page).Descendants("h2").Select(heading => heading.Value));
    }

    [Fact]
    public void What_a_chart_shows_stands_under_its_drawing()
    {
        ReportPage page = new() { Kind = "k", Title = "t", Sections = [new("s", [new ChartGrid([new LineChart { Title = "a", Finding = "it falls", Series = [new("x", [new(1, 2)])] }])])] };

        Assert.Equal("it falls", Parse(page).Descendants("figure").Single().Elements().Last().Value);
    }

    [Fact]
    public void A_chart_without_values_says_so()
    {
        ReportPage page = new()
        {
            Kind = "k",
            Title = "t",
            Sections = [new("s", [new ChartGrid([
                new LineChart { Title = "a", Series = [new("x", [new(1, double.NaN)])] },
                new ScatterPlot { Title = "b", XLabel = "x", YLabel = "y", Points = [] },
                new IntervalPlot { Title = "c", XLabel = "x", Rows = [] }])])],
        };

        Assert.Equal(3, Parse(page).Descendants("p").Count(text => text.Value == "There are no values to draw."));
    }

    private static ReportPage Example(string text) => new()
    {
        Kind = text,
        Title = text,
        Subtitle = text,
        Headlines = [new(text, text, text)],
        Notes = [text],
        Footer = text,
        Sections =
        [
            new("Section", [
                new Prose(text),
                new ChartGrid([
                    new LineChart { Title = text, Explanation = text, XLabel = text, Series = [new(text, [new(1, 2), new(2, 3)]), new(text, [])], References = [new(1, text)] },
                    new ScatterPlot { Title = text, XLabel = text, YLabel = text, ClassNames = [text], Points = [new(new(1, 2), 0, text)], PictureOf = _ => Pngs.Picture(text) },
                    new IntervalPlot { Title = text, XLabel = text, Rows = [new(text, 1, 0, 2, text)] }]),
                new PictureGrid([new([new(Pngs.Picture(text)) { Detail = text }]) { Lead = new(Pngs.Picture(text)) }]),
                new DataTable([text, text], [[text, text]]),
                new EntryLists([new(text, [new(text, text)])])]),
        ],
    };

    private static XDocument Parse(ReportPage page) => XDocument.Parse(HtmlPage.ToHtml(page));
}
