using Macl.Learning.Reports.Charts;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>The charts of a sweep, each with what it shows in words.</summary>
internal static class SweepCharts
{
    private const string TemperatureAxis = "temperature τ";

    /// <summary>The charts by the name of their file in a document, in reading order.</summary>
    public static IReadOnlyDictionary<string, LineChart> ByName(SweepRecord sweep) => Named(sweep).ToDictionary(StringComparer.Ordinal);

    /// <summary>Gradient reduction.</summary>
    public static IReadOnlyList<Chart> OfReduction(SweepRecord sweep) => [ByNegatives(sweep), ByTemperature(sweep)];

    /// <summary>Who is pushed away.</summary>
    public static IReadOnlyList<Chart> OfPenalties(SweepRecord sweep) => [ByRank(sweep), HardestShares(sweep)];

    /// <summary>What each temperature does to the embeddings.</summary>
    public static IReadOnlyList<Chart> OfHeads(SweepRecord sweep) => [Uniformity(sweep), .. Tolerance(sweep), Alignment(sweep)];

    private static IEnumerable<KeyValuePair<string, LineChart>> Named(SweepRecord sweep)
    {
        yield return new("scaling-by-negatives", ByNegatives(sweep));
        yield return new("scaling-by-temperature", ByTemperature(sweep));
        yield return new("penalties-by-rank", ByRank(sweep));
        yield return new("penalties-of-hardest", HardestShares(sweep));
        yield return new("uniformity-by-temperature", Uniformity(sweep));
        foreach (LineChart tolerance in Tolerance(sweep))
        {
            yield return new("tolerance-by-temperature", tolerance);
        }

        yield return new("alignment-by-temperature", Alignment(sweep));
    }

    private static LineChart ByNegatives(SweepRecord sweep) => new()
    {
        Title = "Gradient scaling against the number of negatives",
        Explanation = $"The mean factor W on InfoNCE's gradient over {sweep.Anchors} anchors and {sweep.Draws} random draws of their negatives; at the right end all negatives.",
        Finding = SweepWords.ByNegatives(sweep),
        XLabel = "negatives of an anchor",
        XIsLogarithmic = true,
        YFrom = 0,
        YTo = 1,
        Series = [.. sweep.ScalingByNegatives.Select((curve, index) => new LineSeries(
            Name(curve.Temperature, sweep), [.. curve.Points.Select(point => new DataPoint(point.Negatives, point.Scaling))]) { Colour = index + 1 })],
    };

    private static LineChart ByTemperature(SweepRecord sweep) => new()
    {
        Title = "Gradient scaling against temperature",
        Explanation = $"W with all {SweepWords.Whole(sweep.Negatives)} negatives: the mean over the anchors, and around it from the smallest to the largest.",
        Finding = SweepWords.ByTemperature(sweep),
        XLabel = TemperatureAxis,
        XIsLogarithmic = true,
        YFrom = 0,
        YTo = 1,
        Series =
        [
            new LineSeries("mean W", [.. sweep.ScalingByTemperature.Select(point => new DataPoint(point.Temperature, point.Mean))])
            {
                Band = [.. sweep.ScalingByTemperature.Select(point => new RangePoint(point.Temperature, point.Min, point.Max))],
            },
        ],
        Marks = [new ReferenceLine(sweep.AdaptiveTemperature, $"MACL: τ = {SweepWords.Number(sweep.AdaptiveTemperature)}")],
    };

    private static LineChart ByRank(SweepRecord sweep) => new()
    {
        Title = "Relative penalties of the hardest negatives",
        Explanation = "Which share of an anchor's push away from its negatives goes to the r-th hardest of them, in per cent.",
        Finding = SweepWords.ByRank(sweep),
        XLabel = "rank of the negative, the hardest first",
        YIsLogarithmic = true,
        YUnit = " %",
        Series = [.. sweep.PenaltiesByRank.Select((curve, index) => new LineSeries(
            Name(curve.Temperature, sweep), [.. curve.Penalties.Select((share, rank) => new DataPoint(rank + 1, 100 * share))]) { Colour = index + 1 })],
    };

    private static LineChart HardestShares(SweepRecord sweep) => new()
    {
        Title = "What the hardest negatives get together",
        Explanation = $"The share of the push that goes to the hardest 1 % ({sweep.HardestOnePercent}) and 5 % ({sweep.HardestFivePercent}) of the negatives, in per cent.",
        Finding = SweepWords.HardestShares(sweep),
        XLabel = TemperatureAxis,
        XIsLogarithmic = true,
        YUnit = " %",
        YFrom = 0,
        YTo = 100,
        Series =
        [
            new LineSeries("hardest 1 %", [.. sweep.HardestShares.Select(point => new DataPoint(point.Temperature, 100 * point.OnePercent))]),
            new LineSeries("hardest 5 %", [.. sweep.HardestShares.Select(point => new DataPoint(point.Temperature, 100 * point.FivePercent))]) { Colour = 2 },
        ],
        Marks = [new ReferenceLine(sweep.AdaptiveTemperature, "MACL")],
    };

    private static LineChart Uniformity(SweepRecord sweep) => Heads(sweep, point => point.UniformityLoss) with
    {
        Title = "Uniformity against temperature",
        Explanation = "The uniformity loss after training a linear head: lower is more evenly spread.",
        Finding = SweepWords.Uniformity(sweep),
    };

    private static LineChart[] Tolerance(SweepRecord sweep) => sweep.Heads.Classes is not { } classes ? [] :
    [
        Heads(sweep, point => point.Tolerance ?? double.NaN) with
        {
            Title = "Tolerance against temperature",
            Explanation = $"The mean similarity of samples of the same class ({classes} classes) after training the same head. Training saw no labels.",
            Finding = SweepWords.Tolerance(sweep.Heads),
        },
    ];

    private static LineChart Alignment(SweepRecord sweep) => Heads(sweep, point => point.AlignmentLoss) with
    {
        Title = "Alignment loss against temperature",
        Explanation = "The mean squared distance of the two views of a sample after training the same head: lower is closer.",
        Finding = SweepWords.Alignment(sweep.Heads),
    };

    private static LineChart Heads(SweepRecord sweep, Func<HeadPoint, double> value) => new()
    {
        Title = "",
        XLabel = TemperatureAxis,
        XIsLogarithmic = true,
        Series =
        [
            new LineSeries("fixed temperature", [.. sweep.Heads.Fixed.Select(point => Place(point, value))]),
            new LineSeries("MACL's adaptive temperature", [Place(sweep.Heads.Adaptive, value)]) { Colour = 2 },
        ],
        References = [new ReferenceLine(value(sweep.Heads.Start), "before")],
    };

    private static DataPoint Place(HeadPoint point, Func<HeadPoint, double> value) => new(point.Temperature ?? double.NaN, value(point));

    private static string Name(double temperature, SweepRecord sweep) =>
        temperature == sweep.Temperature ? $"τ₀ = {SweepWords.Number(temperature)}" : $"τ = {SweepWords.Number(temperature)}";
}
