using Macl.Inputs.Images.Decoding;

namespace Macl.Inputs.Tests.Images;

public sealed class MemoryBudgetTests
{
    private const long Unit = 8 << 20;

    [Fact]
    public void Threads_never_hold_more_than_the_whole()
    {
        var budget = new MemoryBudget(10 * Unit);
        long held = 0;
        long most = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, index =>
        {
            long wish = (1 + index % 7) * Unit;
            using MemoryBudget.Lease lease = budget.Take(wish);
            long now = Interlocked.Add(ref held, wish);
            InterlockedMax(ref most, now);
            Thread.Yield();
            Interlocked.Add(ref held, -wish);
        });

        Assert.InRange(most, Unit, 10 * Unit);
    }

    [Fact]
    public void Who_wants_more_than_the_whole_is_served_alone()
    {
        var budget = new MemoryBudget(Unit);
        int inside = 0;
        Parallel.For(0, 50, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using MemoryBudget.Lease lease = budget.Take(100 * Unit);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        });
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (long seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
