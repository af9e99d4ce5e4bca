using System.Globalization;
using System.Text.Json;

namespace Macl.Learning.Training;

/// <summary>The checks of option values: each returns the value or says what is allowed, under the name that the option has in a recipe file.</summary>
internal static class Require
{
    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, value, "above 0");

    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(name, value, "0 or more");

    public static double Fraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw Outside(name, value, "from 0 to below 1");

    public static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw Outside(name, value, string.Create(CultureInfo.InvariantCulture, $"{least} or more"));

    private static ArgumentOutOfRangeException Outside(string name, double value, string allowed) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {allowed}."));
}
