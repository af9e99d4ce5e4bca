using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Macl.Vision.Encoders;

/// <summary>The checks of option values: each returns the value or says what is allowed, under the name that the option has in a recipe file.</summary>
internal static class EncoderChecks
{
    public static int AtLeast(int least, int value, [CallerMemberName] string name = "") => value >= least ? value : throw new ArgumentOutOfRangeException(
        name, string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {least} or more."));

    public static T Defined<T>(T value, [CallerMemberName] string name = "")
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(
        name, $"{JsonNamingPolicy.CamelCase.ConvertName(name)} is {value}; allowed: {string.Join(", ", Enum.GetNames<T>())}.");
}
