namespace Macl.Learning.Reports;

/// <summary>What one measurement means, and the range that its axis must show.</summary>
internal sealed record MetricMeaning(string Name, string Title, string Explanation)
{
    public double? From { get; init; }

    public double? To { get; init; }

    /// <summary>Whether the values are shares, to be shown as percentages.</summary>
    public bool IsShare { get; init; }
}
