using System.Globalization;

namespace Macl.Learning.Reports.Charts;

/// <summary>Numbers as people read them: few digits, a true minus sign, the same in every culture.</summary>
internal static class NumberText
{
    private const int Significant = 4;

    /// <summary>Four significant digits; "–" for what is not a number.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        return size switch
        {
            double.NaN => "–",
            double.PositiveInfinity => value > 0 ? "∞" : "−∞",
            0 => "0",
            < 1e-4 or >= 1e7 => Scientific(value, Significant - 1),
            _ => WithDecimals(value, Math.Clamp(Significant - 1 - (int)Math.Floor(Math.Log10(size)), 0, 7)).TrimZeros(),
        };
    }

    /// <summary>A fixed number of decimals, thousands apart by commas.</summary>
    public static string WithDecimals(double value, int decimals) =>
        TrueMinus(WithoutNegativeZero(value, decimals).ToString($"N{decimals}", CultureInfo.InvariantCulture));

    /// <summary>A share as a percentage without its sign: 0.8755 is "87.6".</summary>
    public static string Percent(double share) => double.IsFinite(share) ? WithDecimals(100 * share, 1) : "–";

    /// <summary>A difference of shares in percentage points with its sign: 0.012 is "+1.2".</summary>
    public static string Points(double difference) =>
        (Math.Round(100 * difference, 1) > 0 ? "+" : "") + Percent(difference);

    public static string Scientific(double value, int decimals)
    {
        string[] parts = value.ToString($"e{decimals}", CultureInfo.InvariantCulture).Split('e');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return value == 0 ? "0" : TrueMinus($"{parts[0].TrimZeros()}e{exponent}");
    }

    /// <summary>A place on a drawing, to a hundredth of a unit and with a plain minus sign, as SVG wants it.</summary>
    public static string Coordinate(double value) => WithoutNegativeZero(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A length of time in the unit that suits it.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 10 => $"{WithDecimals(seconds, 1)} s",
        < 60 => $"{WithDecimals(Math.Floor(seconds), 0)} s",
        < 3600 => $"{WithDecimals(Math.Floor(seconds / 60), 0)} min {WithDecimals(Math.Floor(seconds % 60), 0)} s",
        _ => $"{WithDecimals(Math.Floor(seconds / 3600), 0)} h {WithDecimals(Math.Floor(seconds % 3600 / 60), 0)} min",
    };

    private static double WithoutNegativeZero(double value, int decimals) => Math.Round(value, decimals) + 0.0;

    private static string TrueMinus(string text) => text.Replace('-', '−');

    private static string TrimZeros(this string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
}
