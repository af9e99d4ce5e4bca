using Macl.Inputs.Npy;
using Macl.Learning.Methods;
using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Measures two matrices of embeddings over temperatures and numbers of negatives. The same input gives the same numbers.</summary>
internal static class Sweeper
{
    /// <summary>Of more pairs a part is drawn.</summary>
    public const int MostSamples = 5000;

    /// <summary>Of more anchors a part is drawn.</summary>
    public const int MostAnchors = 512;

    /// <summary>Heads are trained on no more pairs than these.</summary>
    public const int MostHeadSamples = 2048;

    private const int Draws = 8;
    private static readonly Scalar _smallestLength = 1e-300.ToScalar();

    /// <param name="firstFile">[N, D], N at least 2, finite.</param>
    /// <param name="secondFile">The same shape.</param>
    /// <param name="labels">The class of each row, or null.</param>
    /// <param name="options">τ₀, α, A₀ and the pairing; the kind of loss plays no part.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SweepRecord Sweep(NpyArray firstFile, NpyArray secondFile, int[]? labels, LossOptions options, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        int[] picked = Picks.Of(firstFile.Shape[0], MostSamples, Draw.Samples);
        Tensor first = UnitRows(firstFile, picked);
        Tensor second = UnitRows(secondFile, picked);
        Anchor[] anchors = Anchors.Of(first, second, options.Pairing, MostAnchors);
        int negatives = anchors[0].Negatives.Length;
        double alignment = (first * second).sum(1L).mean().item<double>();
        double adaptive = AdaptiveTemperature(options, alignment);
        double[] around = SweepGrid.Around(options.Temperature);
        double[] temperatures = SweepGrid.Temperatures(options.Temperature);
        return new SweepRecord
        {
            Samples = firstFile.Shape[0],
            SamplesUsed = picked.Length,
            Dimension = firstFile.Shape[1],
            Pairing = options.Pairing == Pairing.TwoView ? "two-view" : "one-way",
            Negatives = negatives,
            Anchors = anchors.Length,
            Draws = Draws,
            Temperature = options.Temperature,
            Alpha = options.Alpha,
            AlignmentThreshold = options.AlignmentThreshold,
            Alignment = alignment,
            AdaptiveTemperature = adaptive,
            ScalingAtAdaptiveTemperature = GradientScaling.Over(anchors, adaptive).Mean,
            ScalingAtZero = GradientScaling.AtZero(anchors),
            ScalingAtInfinity = GradientScaling.AtInfinity(negatives),
            ScalingByNegatives = [.. around.Select(temperature => ByCount(anchors, temperature, cancellation))],
            ScalingByTemperature = [.. temperatures.Select(temperature => At(anchors, temperature, cancellation))],
            PenaltiesByRank = [.. around.Select(temperature => new PenaltyCurve(temperature, RelativePenalties.ByRank(anchors, temperature, SweepGrid.Ranks(negatives))))],
            HardestOnePercent = SweepGrid.Hardest(negatives, 0.01),
            HardestFivePercent = SweepGrid.Hardest(negatives, 0.05),
            HardestShares = [.. temperatures.Select(temperature => Shares(anchors, temperature, cancellation))],
            Heads = Heads(first, second, labels is null ? null : [.. picked.Select(row => labels[row])], options, cancellation),
        };
    }

    private static double AdaptiveTemperature(LossOptions options, double alignment)
    {
        using var exact = tensor(alignment, ScalarType.Float64);
        using EffectiveTemperature temperature = Adaptive(options).At(exact);
        return temperature.Value.item<double>();
    }

    private static AdaptiveLinearTemperature Adaptive(LossOptions options) => new(options.Temperature, options.Alpha, options.AlignmentThreshold);

    private static CountCurve ByCount(Anchor[] anchors, double temperature, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int[] counts = SweepGrid.Counts(anchors[0].Negatives.Length);
        double[] scalings = GradientScaling.OverCounts(anchors, temperature, counts, Draws);
        return new CountCurve(temperature, [.. counts.Zip(scalings, (count, scaling) => new CountPoint(count, scaling))]);
    }

    private static ScalingPoint At(Anchor[] anchors, double temperature, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (double mean, double min, double max) = GradientScaling.Over(anchors, temperature);
        return new ScalingPoint(temperature, mean, min, max);
    }

    private static SharePoint Shares(Anchor[] anchors, double temperature, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int negatives = anchors[0].Negatives.Length;
        double[] shares = RelativePenalties.Together(anchors, temperature, [SweepGrid.Hardest(negatives, 0.01), SweepGrid.Hardest(negatives, 0.05)]);
        return new SharePoint(temperature, shares[0], shares[1]);
    }

    private static HeadSweep Heads(Tensor first, Tensor second, int[]? labels, LossOptions options, CancellationToken cancellation)
    {
        int[] picked = Picks.Of((int)first.shape[0], MostHeadSamples, Draw.Samples);
        Tensor rows = tensor(Array.ConvertAll(picked, row => (long)row));
        Tensor firstPart = first.index_select(0, rows).to(ScalarType.Float32);
        Tensor secondPart = second.index_select(0, rows).to(ScalarType.Float32);
        int[]? classes = labels is null ? null : [.. picked.Select(row => labels[row])];
        classes = classes?.CountBy(label => label).Any(ofClass => ofClass.Value > 1) == true ? classes : null;
        return new HeadSweep(
            picked.Length, Math.Min(HeadTraining.BatchSize, picked.Length), HeadTraining.Steps, HeadTraining.LearningRate, classes?.Distinct().Count(),
            HeadTraining.Measure(firstPart, secondPart, classes),
            [.. SweepGrid.HeadTemperatures.Select(temperature => Train(new FixedTemperature(temperature)) with { Temperature = temperature })],
            Train(Adaptive(options)));

        HeadPoint Train(TemperaturePolicy policy) => HeadTraining.Train(firstPart, secondPart, classes, policy, options.Pairing, cancellation);
    }

    private static Tensor UnitRows(NpyArray file, int[] picked)
    {
        using var scope = NewDisposeScope();
        Tensor all = tensor(file.ToDoubles(), [file.Shape[0], file.Shape[1]]);
        Tensor rows = all.index_select(0, tensor(Array.ConvertAll(picked, row => (long)row)));
        Tensor lengths = rows.mul(rows).sum(1L, keepdim: true).sqrt();
        return rows.div(lengths.clamp_min(_smallestLength)).MoveToOuterDisposeScope();
    }
}
