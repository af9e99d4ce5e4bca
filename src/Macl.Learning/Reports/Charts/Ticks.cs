namespace Macl.Learning.Reports.Charts;

/// <summary>Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed record Ticks(IReadOnlyList<double> Values, double Step)
{
    private const double Slack = 1e-9;

    /// <summary>At most <paramref name="most"/> + 1 values inside the extent; for whole numbers the step is at least 1.</summary>
    public static Ticks Within(Extent extent, int most, bool wholeNumbers = false)
    {
        double step = RoundUp(extent.Span / most);
        step = wholeNumbers ? Math.Max(1, step) : step;
        double first = Math.Ceiling((extent.Low / step) - Slack);
        double last = Math.Floor((extent.High / step) + Slack);
        int count = (int)(last - first) + 1;
        return new Ticks([.. Enumerable.Range(0, count).Select(i => (first + i) * step)], step);
    }

    /// <summary>All values with their labels.</summary>
    public IReadOnlyList<AxisLabel> Labels => [.. Values.Select(value => new AxisLabel(value, Label(value)))];

    /// <summary>The label of a value: just as many decimals as the step needs.</summary>
    public string Label(double value)
    {
        double largest = Values.Count == 0 ? Math.Abs(value) : Values.Max(Math.Abs);
        return largest is >= 1e6 or (> 0 and < 1e-3)
            ? NumberText.Scientific(value, DigitsBehind(Math.Pow(10, Math.Floor(Math.Log10(largest))), Step))
            : NumberText.WithDecimals(value, DigitsBehind(1, Step));
    }

    private static double RoundUp(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double factor = step / power;
        return power * (factor <= 1 + Slack ? 1 : factor <= 2 + Slack ? 2 : factor <= 5 + Slack ? 5 : 10);
    }

    private static int DigitsBehind(double unit, double step) =>
        Math.Clamp((int)Math.Ceiling(Math.Log10(unit / step) - Slack), 0, 15);
}
