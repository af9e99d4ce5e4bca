using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Macl.Learning;

/// <summary>The checks of option values: each returns the value, or says what was given and what is allowed under the name that the option has in a recipe file.</summary>
public static class OptionChecks
{
    /// <summary>A number of things.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is smaller.</exception>
    public static int AtLeast(int least, int value, [CallerMemberName] string name = "") =>
        value >= least ? value : throw Outside(name, value, string.Create(CultureInfo.InvariantCulture, $"{least} or more"));

    /// <summary>A part of something that may be nothing and is not all of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to below 1.</exception>
    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Outside(name, value, "from 0 to below 1");

    /// <summary>A part of something that is not nothing and may be all of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, up to 1.</exception>
    public static double Part(double value, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw Outside(name, value, "above 0, up to 1");

    /// <summary>A finite number above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, value, "above 0");

    private static ArgumentOutOfRangeException Outside(string name, double value, string allowed) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {allowed}."));
}
