using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Macl.Graphs;

/// <summary>The checks of option values: each returns the value or says what is allowed, under the name that the option has in a recipe file.</summary>
internal static class OptionChecks
{
    public static int AtLeast(int least, int value, [CallerMemberName] string name = "") =>
        value >= least ? value : throw Outside(name, value, string.Create(CultureInfo.InvariantCulture, $"{least} or more"));

    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Outside(name, value, "from 0 to below 1");

    private static ArgumentOutOfRangeException Outside(string name, double value, string allowed) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {allowed}."));
}
