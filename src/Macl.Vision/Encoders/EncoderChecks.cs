using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Macl.Vision.Encoders;

/// <summary>The checks of option values: each returns the value or says what is allowed, under the name that the option has in a recipe file.</summary>
internal static class EncoderChecks
{
    private const int Channels = 3;

    public static int AtLeast(int least, int value, [CallerMemberName] string name = "") => value >= least ? value : throw new ArgumentOutOfRangeException(
        name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {least} or more."));

    public static T Defined<T>(T value, [CallerMemberName] string name = "")
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(
        name, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {string.Join(", ", Enum.GetNames<T>())}.");

    public static IReadOnlyList<double> OfEachChannel(IReadOnlyList<double> values, [CallerMemberName] string name = "") =>
        values.Count == Channels && values.All(double.IsFinite) ? values : throw Outside(values, "three numbers", name);

    public static IReadOnlyList<double> PositiveOfEachChannel(IReadOnlyList<double> values, [CallerMemberName] string name = "") =>
        values.Count == Channels && values.All(value => value > 0 && double.IsFinite(value)) ? values : throw Outside(values, "three numbers above 0", name);

    private static ArgumentOutOfRangeException Outside(IReadOnlyList<double> values, string allowed, string name) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is [{string.Join(", ", values)}]; allowed: {allowed}."));
}
