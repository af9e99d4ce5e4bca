using System.Diagnostics;

namespace Macl.Bench.Measuring;

/// <summary>Times several pieces of work in turns, A B C A B C, so that what disturbs the machine disturbs all of them.</summary>
internal static class Interleaved
{
    private const double ShortestSampleMilliseconds = 20;

    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1);

    /// <summary>A sample for each piece of work, in their order.</summary>
    public static Sample[] Measure(IReadOnlyList<Action> works, TimeLimits limits)
    {
        int[] calls = [.. works.Select(WarmUp)];
        List<double>[] times = [.. works.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; limits.AllowAnother(round, Stopwatch.GetElapsedTime(start)); round++)
        {
            for (int index = 0; index < works.Count; index++)
            {
                times[index].Add(MillisecondsOf(works[index], calls[index]));
            }
        }

        return [.. times.Select(list => new Sample([.. list.Order()]))];
    }

    /// <summary>Works until it is compiled and warm.</summary>
    /// <returns>How many calls are long enough to be timed.</returns>
    private static int WarmUp(Action work)
    {
        double last;
        long start = Stopwatch.GetTimestamp();
        do
        {
            last = MillisecondsOf(work, calls: 1);
        }
        while (Stopwatch.GetElapsedTime(start) < _warmUp);

        return (int)Math.Ceiling(ShortestSampleMilliseconds / last);
    }

    private static double MillisecondsOf(Action work, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }
}
