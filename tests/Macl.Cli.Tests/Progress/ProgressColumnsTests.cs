using System.Text.RegularExpressions;
using Macl.Cli.Progress;
using Spectre.Console;

namespace Macl.Cli.Tests.Progress;

public sealed class ProgressColumnsTests
{
    private static readonly Regex _controlSequence = new(@"\e\[[0-9;?]*[A-Za-z]", RegexOptions.NonBacktracking);

    private const string Longest = "epoch 1000/1000  loss 10.123  τ 0.200  A 0.500  W 0.900";

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(132)]
    public void A_step_takes_one_line_at_any_width(int width)
    {
        string line = Assert.Single(LinesAt(width));
        Assert.InRange(line.TrimEnd().Length, 1, width);
        Assert.Contains("50%", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(132)]
    public void From_eighty_columns_on_the_measurements_the_rate_and_the_time_left_are_whole(int width)
    {
        string line = Assert.Single(LinesAt(width));
        Assert.Contains(Longest, line, StringComparison.Ordinal);
        Assert.Matches(@"/s +(\d\d|--|\*\*):", line);
    }

    [Theory]
    [InlineData(0.01, "0.0/s")]
    [InlineData(46.31, "46.3/s")]
    [InlineData(9999.94, "9999.9/s")]
    [InlineData(9999.96, "10000/s")]
    [InlineData(123456.7, "123457/s")]
    [InlineData(1e9, "many/s")]
    public void A_rate_takes_at_most_eight_characters(double speed, string expected) => Assert.Equal(expected, RateColumn.Rate(speed));

    private static string[] LinesAt(int width)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        string frame = "";
        console.Progress().AutoRefresh(enabled: false).Columns(ProgressColumns.For(width)).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(Longest), maxValue: 20);
            Enumerable.Repeat(1, 10).ToList().ForEach(step => task.Increment(step));
            writer.GetStringBuilder().Clear();
            context.Refresh();
            frame = writer.ToString();
        });
        return [.. _controlSequence.Replace(frame, "").ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0)];
    }
}
