using Spectre.Console;
using Spectre.Console.Rendering;

namespace Macl.Cli.Progress;

/// <summary>What a task does, always on one line: cut where it is too long.</summary>
internal sealed class DescriptionColumn(int width) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override int? GetColumnWidth(RenderOptions options) => width;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new PlainText(Cut(Markup.Remove(task.Description)));

    private string Cut(string text) => text.Length <= width ? text : $"{text[..(width - 1)]}…";
}
