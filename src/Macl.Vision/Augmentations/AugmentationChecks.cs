using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Macl.Vision.Augmentations;

/// <summary>The checks of option values: each returns the value or says what is allowed, under the name that the option has in a recipe file.</summary>
internal static class AugmentationChecks
{
    public static int AtLeast(int least, int value, [CallerMemberName] string name = "") =>
        value >= least ? value : throw Outside(name, value, $"{least} or more");

    public static double Within(double least, double most, double value, [CallerMemberName] string name = "") =>
        value >= least && value <= most ? value : throw Outside(name, value, string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"));

    public static double Probability(double value, [CallerMemberName] string name = "") => Within(0, 1, value, name);

    public static double Part(double value, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw Outside(name, value, "above 0, up to 1");

    public static double Positive(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Outside(name, value, "above 0");

    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Outside(name, value, "0 or more");

    public static int? OddOrNull(int? value, [CallerMemberName] string name = "") =>
        value is { } given && (given < 1 || given % 2 == 0) ? throw Outside(name, given, "odd, 1 or more") : value;

    public static void Ordered(double least, double most, string leastName, string mostName)
    {
        if (least > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Written(leastName)} is {least} and {Written(mostName)} is {most}; allowed: the first not above the second."), paramName: null);
        }
    }

    public static string Written(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static ArgumentOutOfRangeException Outside(string name, double value, string allowed) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{Written(name)} is {value}; allowed: {allowed}."));
}
