using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Macl.Learning.Reports.Pages.Markup;

namespace Macl.Learning.Reports.Pages;

/// <summary>
/// Writes a <see cref="ReportPage"/> as one HTML file that needs nothing else: style, script, drawings and pictures are inside and
/// the page forbids its own access to the network. The same page gives the same text. The markup is well-formed XML.
/// </summary>
public static class HtmlPage
{
    private const string NoNetwork = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /// <summary>The page as text.</summary>
    public static string ToHtml(ReportPage page)
    {
        using StringWriter writer = new();
        Write(page, writer);
        return writer.ToString();
    }

    /// <summary>Writes the page; the caller opens and closes the writer, which should write UTF-8.</summary>
    public static void Write(ReportPage page, TextWriter writer)
    {
        XElement document = Document(page);
        MakeReadable(document);
        writer.Write("<!DOCTYPE html>\n");
        XmlWriterSettings settings = new() { OmitXmlDeclaration = true, Encoding = Encoding.UTF8, NewLineHandling = NewLineHandling.None };
        using XmlWriter xml = XmlWriter.Create(writer, settings);
        document.WriteTo(xml);
    }

    private static XElement Document(ReportPage page)
    {
        BlockMarkup blocks = new();
        return new XElement("html", new XAttribute("lang", "en"),
            new XElement("head",
                Meta("charset", "utf-8"),
                Meta("name", "viewport", "width=device-width, initial-scale=1"),
                Meta("name", "color-scheme", "light dark"),
                Meta("http-equiv", "Content-Security-Policy", NoNetwork),
                new XElement("title", page.Title),
                new XElement("style", Verbatim("page.css"))),
            new XElement("body",
                Header(page),
                Tag("main", "", Notes(page.Notes), page.Sections.Where(section => section.Blocks.Count > 0).Select(section => Section(section, blocks))),
                page.Footer.Length > 0 ? new XElement("footer", page.Footer) : null,
                new XElement("script", Verbatim("page.js"))));
    }

    private static XElement Header(ReportPage page) => Tag("header", "",
        Tag("p", "kind", page.Kind),
        new XElement("h1", page.Title),
        page.Subtitle.Length > 0 ? Tag("p", "subtitle", page.Subtitle) : null,
        page.Headlines.Count > 0 ? Tag("dl", "headlines", page.Headlines.Select(HeadlineCard)) : null);

    private static XElement HeadlineCard(Headline headline) => Tag("div", headline.IsMain ? "main" : "",
        new XElement("dt", headline.Label),
        Tag("dd", "figure", headline.Value),
        headline.Detail.Length > 0 ? Tag("dd", "detail", headline.Detail) : null);

    private static XElement? Notes(IReadOnlyList<string> notes) =>
        notes.Count == 0 ? null : Tag("ul", "notes", notes.Select(note => new XElement("li", note)));

    private static XElement Section(ReportSection section, BlockMarkup blocks) =>
        new("section", new XElement("h2", section.Title), section.Blocks.Select(blocks.Of));

    private static XElement Meta(string name, string value, string? content = null) =>
        new("meta", new XAttribute(name, value), content is null ? null : new XAttribute("content", content));
}
