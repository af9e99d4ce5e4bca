using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>Says in plain words what the paired differences allow one to say, and no more.</summary>
internal static class ComparisonVerdict
{
    public static string Of(IReadOnlyList<PairedDifference> paired)
    {
        List<PairedDifference> clear = [.. paired.Where(difference => difference.ExcludesZero)];
        string caution = "Each interval is for its own comparison: of twenty comparisons without any true difference about one excludes zero by chance.";
        return clear.Count == 0
            ? $"None of the {paired.Count} intervals excludes zero: these runs do not show that any arm is better than another. {caution}"
            : $"{clear.Count} of {paired.Count} intervals exclude{(clear.Count == 1 ? "s" : "")} zero: {string.Join("; ", clear.Select(Say))}. {Rest(paired.Count - clear.Count)}{caution}";
    }

    private static string Say(PairedDifference difference) =>
        $"{difference.Arm} is {(difference.Mean > 0 ? "above" : "below")} {difference.Against} by {NumberText.Percent(Math.Abs(difference.Mean))} points";

    private static string Rest(int unclear) => unclear == 0 ? "" : "The others do not tell their arms apart. ";
}
