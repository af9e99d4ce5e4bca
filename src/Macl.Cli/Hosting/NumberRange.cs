using System.Globalization;

namespace Macl.Cli.Hosting;

/// <summary>The finite numbers that an option takes.</summary>
/// <param name="Allowed">In words.</param>
/// <param name="Contains">Whether a finite number is one of them.</param>
internal sealed record NumberRange(string Allowed, Func<double, bool> Contains)
{
    public static NumberRange Above(double bound) => new(Text($"a number above {bound:0.##########}"), value => value > bound);

    public static NumberRange AtLeast(double least) => new(Text($"a number of {least:0.##########} or more"), value => value >= least);

    public static NumberRange Within(double least, double most) => new(Text($"a number from {least:0.##########} to {most:0.##########}"), value => value >= least && value <= most);

    public static NumberRange AboveUpTo(double bound, double most) => new(Text($"a number above {bound:0.##########}, up to {most:0.##########}"), value => value > bound && value <= most);

    public static NumberRange FromBelow(double least, double bound) => new(Text($"a number of {least:0.##########} or more and below {bound:0.##########}"), value => value >= least && value < bound);

    /// <summary>The number that a text says, or null if it says none of these.</summary>
    public double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && Contains(value) ? value : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
