namespace Macl.Learning.Reports.Pages;

/// <summary>Everything on a page, before it becomes HTML. <see cref="HtmlPage"/> writes it.</summary>
public sealed record ReportPage
{
    /// <summary>What kind of page this is, in small letters above the title.</summary>
    public required string Kind { get; init; }

    /// <summary>The title of the page and of the browser's tab.</summary>
    public required string Title { get; init; }

    /// <summary>One line under the title. Default none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The few figures that answer the reader's first question. Default none.</summary>
    public IReadOnlyList<Headline> Headlines { get; init; } = [];

    /// <summary>Remarks that the reader must not miss. Default none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The parts of the page from top to bottom.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The last line of the page. Default none.</summary>
    public string Footer { get; init; } = "";
}
