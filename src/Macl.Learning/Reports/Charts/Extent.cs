using System.Runtime.InteropServices;

namespace Macl.Learning.Reports.Charts;

/// <summary>From the lowest to the highest value of an axis; never empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Extent(double Low, double High)
{
    private const double Largest = 1e100;
    private const double NarrowestShare = 1e-9;

    public double Span => High - Low;

    public static bool CanHold(double value) => Math.Abs(value) <= Largest;

    /// <summary>What holds all the values; 0 to 1 if there are none, and a little room around a single one.</summary>
    public static Extent Of(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(CanHold))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low > high ? new Extent(0, 1) : new Extent(low, high).NeverEmpty();
    }

    public Extent Including(double? value) =>
        value is { } given && CanHold(given) ? new Extent(Math.Min(Low, given), Math.Max(High, given)) : this;

    /// <summary>With a share of its span added at both ends.</summary>
    public Extent Padded(double share) => new(Low - (share * Span), High + (share * Span));

    /// <summary>This extent, but not beyond a limit of the axis where the data keep it too.</summary>
    public Extent Within(double? from, double? to, Extent data) => new(
        from is { } low && data.Low >= low ? low : Low,
        to is { } high && data.High <= high ? high : High);

    private Extent NeverEmpty()
    {
        double size = Math.Max(Math.Abs(Low), Math.Abs(High));
        double room = size > 0 ? 0.1 * size : 1;
        return Span > NarrowestShare * size ? this : new Extent(Low - room, High + room);
    }
}
