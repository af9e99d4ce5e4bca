namespace Macl.Learning.Reports.Charts;

/// <summary>One estimate of an <see cref="IntervalPlot"/>.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Center">The estimate.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
/// <param name="Text">The same in figures, as the reader shall see it.</param>
public sealed record IntervalRow(string Label, double Center, double Low, double High, string Text)
{
    /// <summary>0 is neutral grey, 1 to 8 the colours of the palette, which repeat after that. Default 1.</summary>
    public int Colour { get; init; } = 1;

    /// <summary>The single values behind the estimate. Default none.</summary>
    public IReadOnlyList<double> Dots { get; init; } = [];
}
