using Spectre.Console;

namespace Macl.Cli.Progress;

/// <summary>What fits on one line: on a narrow terminal the bar goes first, since the percentage says the same, then the rate and the time left.</summary>
internal static class ProgressColumns
{
    private const int WithBar = 100;
    private const int WithRate = 80;

    private const int Gap = 1;
    private const int Spinner = 1 + Gap;
    private const int Percentage = Gap + 4;
    private const int RateAndTimeLeft = Gap + 8 + Gap + 8;
    private const int ShortestDescription = 8;

    public static ProgressColumn[] For(int width)
    {
        int description = Math.Min(width, WithRate) - Spinner - Percentage - (width >= WithRate ? RateAndTimeLeft : 0);
        return
        [
            new SpinnerColumn(),
            new DescriptionColumn(Math.Max(ShortestDescription, description)),
            .. width >= WithBar ? [new ProgressBarColumn { Width = width - WithRate - Gap }] : Array.Empty<ProgressColumn>(),
            new PercentageColumn(),
            .. width >= WithRate ? [new RateColumn(), new RemainingTimeColumn()] : Array.Empty<ProgressColumn>(),
        ];
    }
}
