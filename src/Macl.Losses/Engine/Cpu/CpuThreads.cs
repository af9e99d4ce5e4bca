using System.Runtime.ExceptionServices;

namespace Macl.Losses;

/// <summary>How many threads are worth waking; why in docs/decisions/0011-loss-engine.md.</summary>
internal static class CpuThreads
{
    private const long NumbersForMore = 1L << 20;
    private const long ProductsForMore = 1L << 26;

    /// <summary>For work on each number of a matrix.</summary>
    /// <param name="numbers">How many numbers.</param>
    /// <param name="threads">The most.</param>
    public static int ForNumbers(long numbers, int threads) => numbers < NumbersForMore ? 1 : threads;

    /// <summary>For the products of all anchors with all candidates.</summary>
    /// <param name="products">Multiplications for the matrix of similarities.</param>
    /// <param name="threads">The most.</param>
    public static int ForProducts(long products, int threads) => products < ProductsForMore ? 1 : threads;

    /// <summary>Does work on 0, 1, … on some threads.</summary>
    public static void For(int count, int threads, Action<int> work)
    {
        if (threads == 1 || count == 1)
        {
            for (int index = 0; index < count; index++)
            {
                work(index);
            }
        }
        else
        {
            ForAtOnce(count, threads, work);
        }
    }

    private static void ForAtOnce(int count, int threads, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }
}
