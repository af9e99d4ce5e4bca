using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Macl.Cli.Progress;

/// <summary>Steps a second, always on one line.</summary>
internal sealed class RateColumn : ProgressColumn
{
    private const int Width = 8;

    protected override bool NoWrap => true;

    public override int? GetColumnWidth(RenderOptions options) => Width;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new PlainText(task is { Speed: { } speed, IsIndeterminate: false } ? Rate(speed) : "", new Style(Color.Grey));

    /// <summary>In at most as many characters as the column has.</summary>
    internal static string Rate(double speed) => speed switch
    {
        < 9_999.95 => string.Create(CultureInfo.InvariantCulture, $"{speed:F1}/s"),
        < 999_999 => string.Create(CultureInfo.InvariantCulture, $"{speed:F0}/s"),
        _ => "many/s",
    };
}
