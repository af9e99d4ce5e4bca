using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Macl.Cli.Progress;

/// <summary>Steps a second.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task is { Speed: { } speed, IsIndeterminate: false } ? string.Create(CultureInfo.InvariantCulture, $"{speed:F1}/s") : "", new Style(Color.Grey));
}
