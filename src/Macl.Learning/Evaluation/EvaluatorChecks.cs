using System.Runtime.CompilerServices;

namespace Macl.Learning.Evaluation;

/// <summary>Rules that the options of several evaluators share. Each returns the value or says what is allowed.</summary>
internal static class EvaluatorChecks
{
    public static int FoldCount(int value, [CallerMemberName] string name = "") => AtLeast(value, 2, name);

    public static int Threads(int value, [CallerMemberName] string name = "") => AtLeast(value, 1, name);

    public static int AtLeast(int value, int least, [CallerMemberName] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least {least} is needed.");

    public static double Positive(double value, [CallerMemberName] string name = "") => value is > 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; it must be positive and finite.");

    public static IReadOnlyList<double> Costs(IReadOnlyList<double> costs) =>
        costs.Count > 0 && costs[0] > 0 && double.IsFinite(costs[^1]) && costs.Zip(costs.Skip(1)).All(pair => pair.First < pair.Second)
            ? costs
            : throw new ArgumentException($"The costs are [{string.Join(", ", costs)}]; they must be positive, finite and ascending, and at least one.", nameof(costs));
}
