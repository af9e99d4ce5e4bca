using System.Diagnostics;

namespace Macl.Bench.Measuring;

/// <summary>Times several pieces of work in turns, A B C A B C, so that what disturbs the machine disturbs all of them.</summary>
internal static class Interleaved
{
    private const double ShortestSampleMilliseconds = 20;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan _warmUpOfEach = TimeSpan.FromSeconds(1);

    /// <summary>A sample for each piece of work, in their order.</summary>
    public static Sample[] Measure(IReadOnlyList<Action> works, TimeLimits limits)
    {
        int[] calls = WarmUp(works);
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

    /// <summary>Works in turns until all is compiled and warm.</summary>
    /// <returns>How many calls of each are long enough to be timed.</returns>
    private static int[] WarmUp(IReadOnlyList<Action> works)
    {
        double[] fastest = [.. works.Select(_ => double.PositiveInfinity)];
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int index = 0; index < works.Count; index++)
            {
                fastest[index] = Math.Min(fastest[index], MillisecondsOf(works[index], calls: 1));
            }
        }
        while (Stopwatch.GetElapsedTime(start) < works.Count * _warmUpOfEach);

        return [.. fastest.Select(time => (int)Math.Ceiling(ShortestSampleMilliseconds / time))];
    }

    /// <remarks>The pause lets the threads of the work before, which go on spinning for some milliseconds, fall asleep: nobody pays for another.</remarks>
    private static double MillisecondsOf(Action work, int calls)
    {
        Thread.Sleep(_pause);
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }
}
