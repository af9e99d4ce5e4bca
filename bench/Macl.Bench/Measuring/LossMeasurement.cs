using System.Diagnostics;
using Macl.Bench.Contestants;
using Macl.Bench.Results;

namespace Macl.Bench.Measuring;

/// <summary>Measures contestants in this process.</summary>
internal static class LossMeasurement
{
    private const int WarmUpPairs = 16;
    private const int WarmUpSteps = 50;

    private static readonly TimeLimits _ofProducts = new(Rounds: 15, TimeSpan.FromMinutes(1));

    /// <summary>Times and gradient errors of all contestants at one size, in turns with matrix products.</summary>
    public static LossRow[] Compare(int pairs, int dimension, TimeLimits limits)
    {
        ILookup<string?, IContestant> byRefusal = AllContestants.Create().ToLookup(contestant => MemoryNeed.Refusal(contestant.FullMatrices, pairs, ThisMachine.MemoryBytes), StringComparer.Ordinal);
        return
        [
            .. Measure([.. byRefusal[null]], pairs, dimension, limits),
            .. from refused in byRefusal
               where refused.Key is not null
               from contestant in refused
               select new LossRow { Contestant = contestant.Name, Pairs = pairs, Dimension = dimension, Skipped = refused.Key },
        ];
    }

    /// <summary>One step of one contestant, in a process that has done nothing else: its time, and by how much it raised the peak of memory.</summary>
    /// <param name="contestant">Whose step.</param>
    /// <param name="pairs">N.</param>
    /// <param name="dimension">D.</param>
    /// <param name="withProducts">Whether matrix products are timed too, after it: they leave memory behind that a step could use.</param>
    public static LossRow Alone(IContestant contestant, int pairs, int dimension, bool withProducts)
    {
        WarmUp(contestant, dimension);
        using Views plain = Views.Random(pairs, dimension);
        using Views views = plain.To(contestant.Precision);
        double milliseconds = 0;
        long? memory = PeakMemory.RiseDuring(() => milliseconds = MillisecondsOfStep(contestant, views));
        return new LossRow
        {
            Contestant = contestant.Name,
            Pairs = pairs,
            Dimension = dimension,
            MedianMilliseconds = milliseconds,
            MinimumMilliseconds = milliseconds,
            Samples = 1,
            ProductGigaflops = withProducts ? ProductGigaflops() : null,
            ExtraMemoryBytes = memory,
        };
    }

    private static LossRow[] Measure(IContestant[] contestants, int pairs, int dimension, TimeLimits limits)
    {
        using Views plain = Views.Random(pairs, dimension);
        Views[] views = [.. contestants.Select(contestant => plain.To(contestant.Precision))];
        MatrixProduct[] products = MatrixProduct.Create();
        Action[] steps = [.. contestants.Select((contestant, index) => (Action)(() => TrainingStep.Run(contestant, views[index])))];
        Sample[] samples = Interleaved.Measure([.. steps, .. products.Select(product => (Action)product.Run)], limits);
        double rate = MatrixProduct.Gigaflops(products, samples[contestants.Length..]);
        LossRow[] rows = [.. contestants.Select((contestant, index) => Row(contestant, plain, samples[index], rate))];
        Array.ForEach(views, one => one.Dispose());
        Array.ForEach(products, product => product.Dispose());
        return rows;
    }

    private static LossRow Row(IContestant contestant, Views views, Sample sample, double rate) => new()
    {
        Contestant = contestant.Name,
        Pairs = (int)views.First.shape[0],
        Dimension = (int)views.First.shape[1],
        MedianMilliseconds = sample.Median,
        MinimumMilliseconds = sample.Minimum,
        Samples = sample.Milliseconds.Length,
        ProductGigaflops = rate,
        GradientError = GradientError.Of(contestant, views),
    };

    /// <summary>Loads and compiles what a step needs, at a size that leaves little memory behind.</summary>
    private static void WarmUp(IContestant contestant, int dimension)
    {
        using Views plain = Views.Random(WarmUpPairs, dimension);
        using Views views = plain.To(contestant.Precision);
        for (int step = 0; step < WarmUpSteps; step++)
        {
            TrainingStep.Run(contestant, views);
        }
    }

    private static double MillisecondsOfStep(IContestant contestant, Views views)
    {
        long start = Stopwatch.GetTimestamp();
        TrainingStep.Run(contestant, views);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double ProductGigaflops()
    {
        MatrixProduct[] products = MatrixProduct.Create();
        Sample[] samples = Interleaved.Measure([.. products.Select(product => (Action)product.Run)], _ofProducts);
        Array.ForEach(products, product => product.Dispose());
        return MatrixProduct.Gigaflops(products, samples);
    }
}
