using Macl.Learning.Data;

namespace Macl.Learning.Tests.Data;

public sealed class PrefetchingTests
{
    private static readonly TimeSpan _longEnough = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Results_come_in_the_order_of_items_for_any_look_ahead(int ahead)
    {
        int[] results = [.. Enumerable.Range(0, 30).SelectAhead(Slowly, ahead, TestContext.Current.CancellationToken)];
        Assert.Equal(Enumerable.Range(0, 30).Select(item => item * item), results);

        static int Slowly(int item)
        {
            Thread.SpinWait(item % 3 == 0 ? 20_000 : 10);
            return item * item;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void No_items_give_no_results(int ahead) =>
        Assert.Empty(Array.Empty<int>().SelectAhead(item => item, ahead, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void No_more_is_taken_than_the_look_ahead_allows_of_endless_items(int ahead)
    {
        int taken = 0;
        using var results = Endless().SelectAhead(item => item, ahead, TestContext.Current.CancellationToken).GetEnumerator();
        for (int used = 1; used <= 10; used++)
        {
            Assert.True(results.MoveNext());
            Assert.Equal(used - 1, results.Current);
            Assert.Equal(used + ahead, taken);
        }

        IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return taken++;
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public void An_exception_surfaces_as_it_is_when_its_turn_comes(int ahead)
    {
        using var results = Enumerable.Range(0, 9).SelectAhead(FailAtThree, ahead, TestContext.Current.CancellationToken).GetEnumerator();
        foreach (int expected in new[] { 0, 1, 2 })
        {
            Assert.True(results.MoveNext());
            Assert.Equal(expected, results.Current);
        }

        Assert.Equal("item 3", Assert.Throws<InvalidDataException>(() => results.MoveNext()).Message);

        static int FailAtThree(int item) => item == 3 ? throw new InvalidDataException("item 3") : item;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Cancellation_ends_the_sequence_before_the_next_result(int ahead)
    {
        using var stop = new CancellationTokenSource();
        using var results = Enumerable.Range(0, 100).SelectAhead(item => item, ahead, stop.Token).GetEnumerator();
        Assert.True(results.MoveNext());
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => results.MoveNext());
    }

    [Fact]
    public void Results_are_made_side_by_side()
    {
        using var both = new Barrier(2);
        int[] results = [.. Enumerable.Range(0, 2).SelectAhead(Meet, 1, TestContext.Current.CancellationToken)];
        Assert.Equal([0, 1], results);

        int Meet(int item) => both.SignalAndWait(_longEnough) ? item : throw new TimeoutException("The other result was not in the making.");
    }

    [Fact]
    public void Nothing_is_in_the_making_when_the_caller_has_stopped()
    {
        int running = 0;
        using (var results = Enumerable.Range(0, 100).SelectAhead(Count, 6, TestContext.Current.CancellationToken).GetEnumerator())
        {
            Assert.True(results.MoveNext());
        }

        Assert.Equal(0, running);

        int Count(int item)
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(item == 0 ? 0 : 20);
            Interlocked.Decrement(ref running);
            return item;
        }
    }

    [Fact]
    public void An_exception_that_nobody_asked_for_does_not_surface_when_the_caller_stops()
    {
        using var results = Enumerable.Range(0, 5).SelectAhead(item => item > 0 ? throw new InvalidDataException("unasked") : item, 3, TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(results.MoveNext());
    }

    [Fact]
    public void A_negative_look_ahead_is_refused_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { Enumerable.Range(0, 5).SelectAhead(item => item, -1, TestContext.Current.CancellationToken); });
}
