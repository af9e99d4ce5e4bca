namespace Macl.Losses;

/// <summary>Range checks of numeric options; each gives the value back when it is allowed.</summary>
internal static class OptionChecks
{
    public static double AtLeast(double smallest, double value, string name) =>
        Allowed(value >= smallest, value, name, $"a finite number, at least {smallest}");

    public static double Above(double bound, double value, string name) =>
        Allowed(value > bound, value, name, $"a finite number above {bound}");

    public static double Within(double smallest, double largest, double value, string name) =>
        Allowed(value >= smallest && value <= largest, value, name, $"from {smallest} to {largest}");

    public static double FromBelow(double smallest, double bound, double value, string name) =>
        Allowed(value >= smallest && value < bound, value, name, $"at least {smallest} and below {bound}");

    private static double Allowed(bool inRange, double value, string name, string range) =>
        inRange && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(paramName: null, $"The {name} is {value}; it must be {range}.");
}
