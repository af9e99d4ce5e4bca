using System.Globalization;

namespace Macl.Bench.Tables;

/// <summary>Numbers of measurements as a reader wants them.</summary>
internal static class Quantity
{
    public const string Missing = "–";
    private const double Mebi = 1 << 20;

    public static string Milliseconds(double? value) => value is { } time ? Text(time, time < 1 ? "0.000" : time < 10 ? "0.00" : time < 100 ? "0.0" : "#,0") : Missing;

    public static string Mebibytes(long? bytes) => bytes is { } size ? Text(size / Mebi, size < 10 * Mebi ? "0.0" : "#,0") : Missing;

    public static string Percent(double? value) => value is { } fraction ? Text(100 * fraction, "0") + " %" : Missing;

    public static string Times(double? value) => value is { } factor ? Text(factor, factor < 10 ? "0.0" : "0") + "×" : Missing;

    public static string Ratio(double? value) => value is { } factor ? Text(factor, "0.00") + "×" : Missing;

    public static string Scientific(double? value) => value is { } number ? Text(number, "0.0e-0") : Missing;

    public static string Rate(double? gigaflops) => gigaflops is { } rate ? Text(rate, "0") : Missing;

    public static string PerSecond(double? value) => value is { } rate ? Text(rate, rate < 100 ? "0.0" : "#,0") : Missing;

    public static string Count(int value) => Text(value, "#,0");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
