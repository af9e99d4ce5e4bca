using System.Globalization;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Says in words what a sweep's numbers show.</summary>
internal static class SweepWords
{
    private const double HalfGradient = 0.5;
    private const double Negligible = 5e-5;

    public static string ByNegatives(SweepRecord sweep)
    {
        CountCurve curve = sweep.ScalingByNegatives.First(one => one.Temperature == sweep.Temperature);
        CountPoint? half = curve.Points.FirstOrDefault(point => point.Scaling >= HalfGradient);
        CountCurve coldest = sweep.ScalingByNegatives[0];
        CountCurve hottest = sweep.ScalingByNegatives[^1];
        string reach = half is null
            ? $"not even all {Whole(sweep.Negatives)} give half of the gradient"
            : half.Negatives == 1 ? "half of the gradient is there from the first one on" : $"half of the gradient is there from about {Whole(half.Negatives)} on";
        return $"At τ₀ = {Number(sweep.Temperature)} a single negative leaves {Percent(curve.Points[0].Scaling)} of InfoNCE's gradient and all {Whole(sweep.Negatives)} leave {Percent(curve.Points[^1].Scaling)}; {reach}. "
            + $"With all negatives it is {Percent(coldest.Points[^1].Scaling)} at τ = {Number(coldest.Temperature)} and {Percent(hottest.Points[^1].Scaling)} at τ = {Number(hottest.Temperature)}.";
    }

    public static string ByTemperature(SweepRecord sweep)
    {
        ScalingPoint lowest = sweep.ScalingByTemperature.MinBy(point => point.Mean)!;
        return $"The mean W is lowest at τ = {Number(lowest.Temperature)} ({Number(lowest.Mean)}, from {Number(lowest.Min)} to {Number(lowest.Max)}). "
            + $"MACL's temperature at the alignment of these embeddings (A = {Number(sweep.Alignment)}) is {Number(sweep.AdaptiveTemperature)}, where W is {Number(sweep.ScalingAtAdaptiveTemperature)}. "
            + $"For τ → 0 the mean goes to {Number(sweep.ScalingAtZero)}, the share of anchors whose positive is not the nearest; for τ → ∞ to K/(K + 1) = {sweep.ScalingAtInfinity.ToString("0.####", CultureInfo.InvariantCulture)}.";
    }

    public static string ByRank(SweepRecord sweep)
    {
        PenaltyCurve coldest = sweep.PenaltiesByRank[0];
        PenaltyCurve hottest = sweep.PenaltiesByRank[^1];
        int ranks = coldest.Penalties.Count;
        return $"At τ = {Number(coldest.Temperature)} the hardest of {Whole(sweep.Negatives)} negatives gets {Percent(coldest.Penalties[0])} of the push and the {ranks} hardest get {Percent(coldest.Penalties.Sum())}; "
            + $"at τ = {Number(hottest.Temperature)} it is {Percent(hottest.Penalties[0])} and {Percent(hottest.Penalties.Sum())}. "
            + $"Without any preference each would get {Percent(1.0 / sweep.Negatives)}, and {ranks} of them {Percent(ranks / (double)sweep.Negatives)}.";
    }

    public static string HardestShares(SweepRecord sweep)
    {
        SharePoint coldest = sweep.HardestShares[0];
        SharePoint hottest = sweep.HardestShares[^1];
        SharePoint adaptive = sweep.HardestShares.MinBy(point => Math.Abs(Math.Log(point.Temperature / sweep.AdaptiveTemperature)))!;
        return $"The hardest 1 % get {Percent(coldest.OnePercent)} of the push at τ = {Number(coldest.Temperature)}, {Percent(adaptive.OnePercent)} at τ = {Number(adaptive.Temperature)} (about MACL's) and {Percent(hottest.OnePercent)} at τ = {Number(hottest.Temperature)}; "
            + $"the hardest 5 % get {Percent(coldest.FivePercent)}, {Percent(adaptive.FivePercent)} and {Percent(hottest.FivePercent)}.";
    }

    public static string Uniformity(SweepRecord sweep)
    {
        HeadSweep heads = sweep.Heads;
        string collapse = heads.Fixed[0].UniformityLoss <= heads.Start.UniformityLoss ? ""
            : $" At τ = {Number(heads.Fixed[0].Temperature)} the head is less even than the embeddings were: so small a temperature listens to each anchor's nearest candidate alone, here that is not the positive for {Percent(sweep.ScalingAtZero)} of the anchors, and drawing everything together costs less than telling such pairs apart.";
        return Extremes(heads, "uniformity loss", point => point.UniformityLoss) + collapse;
    }

    public static string Tolerance(HeadSweep heads)
    {
        HeadPoint even = heads.Fixed.MinBy(point => point.UniformityLoss)!;
        HeadPoint tolerant = heads.Fixed.MaxBy(point => point.Tolerance)!;
        string dilemma = even == tolerant
            ? $"Here the most even head, at τ = {Number(even.Temperature)}, is the most tolerant one too: these embeddings do not show the dilemma."
            : $"The most even head (τ = {Number(even.Temperature)}, uniformity loss {Number(even.UniformityLoss)}) has a tolerance of {Number(even.Tolerance)}; the most tolerant one (τ = {Number(tolerant.Temperature)}, tolerance {Number(tolerant.Tolerance)}) has a uniformity loss of {Number(tolerant.UniformityLoss)}.";
        return $"{Extremes(heads, "tolerance", point => point.Tolerance ?? double.NaN)} {dilemma}";
    }

    public static string Alignment(HeadSweep heads) => Extremes(heads, "alignment loss", point => point.AlignmentLoss);

    /// <summary>What was measured.</summary>
    public static string Embeddings(SweepRecord sweep) =>
        $"{Whole(sweep.Samples)} pairs of {sweep.Dimension} dimensions, {sweep.Pairing}: {Whole(sweep.Negatives)} negatives an anchor. τ₀ {Number(sweep.Temperature)}, α {Number(sweep.Alpha)}, A₀ {Number(sweep.AlignmentThreshold)}.";

    /// <summary>What a sweep leaves out or takes a part of; none for small files.</summary>
    public static IEnumerable<string> Limits(SweepRecord sweep)
    {
        if (sweep.SamplesUsed < sweep.Samples)
        {
            yield return $"{Whole(sweep.SamplesUsed)} of the {Whole(sweep.Samples)} pairs were used, drawn at random with a fixed seed.";
        }

        int anchors = string.Equals(sweep.Pairing, "two-view", StringComparison.Ordinal) ? 2 * sweep.SamplesUsed : sweep.SamplesUsed;
        if (sweep.Anchors < anchors)
        {
            yield return $"Gradient scaling and penalties are means over {Whole(sweep.Anchors)} of the {Whole(anchors)} anchors, drawn at random with a fixed seed, each with all its negatives.";
        }
    }

    public static string Heads(SweepRecord sweep)
    {
        HeadSweep heads = sweep.Heads;
        return $"The embeddings are given, so their encoder cannot be trained at other temperatures. Instead, for each temperature a linear map of their unit rows ({sweep.Dimension} × {sweep.Dimension}, from the identity) was trained with InfoNCE: "
            + $"{heads.Steps} steps of Adam (learning rate {Number(heads.LearningRate)}) over batches of {heads.BatchSize} out of {Whole(heads.Samples)} pairs, in the same order for every temperature. "
            + "It shows where a temperature pulls, not what a whole training at it would give.";
    }

    public static string Number(double? value) => value switch
    {
        null => "–",
        > -Negligible and < Negligible => "0",
        _ => TrueMinus(value.Value.ToString("G3", CultureInfo.InvariantCulture)),
    };

    public static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share >= 0.9995 ? "100 %" : $"{(100 * share).ToString(share < 0.0995 ? "G2" : "0.0", CultureInfo.InvariantCulture)} %";

    private static string Extremes(HeadSweep heads, string name, Func<HeadPoint, double> value)
    {
        HeadPoint coldest = heads.Fixed[0];
        HeadPoint hottest = heads.Fixed[^1];
        HeadPoint lowest = heads.Fixed.MinBy(value)!;
        HeadPoint highest = heads.Fixed.MaxBy(value)!;
        return $"Before training the {name} is {Number(value(heads.Start))}; after it {Number(value(coldest))} at τ = {Number(coldest.Temperature)} and {Number(value(hottest))} at τ = {Number(hottest.Temperature)} "
            + $"(lowest {Number(value(lowest))} at τ = {Number(lowest.Temperature)}, highest {Number(value(highest))} at τ = {Number(highest.Temperature)}). "
            + $"MACL's temperature ended at {Number(heads.Adaptive.Temperature)}, and gave {Number(value(heads.Adaptive))}.";
    }

    private static string TrueMinus(string text) => text.Replace('-', '−');
}
