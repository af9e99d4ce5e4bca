using Macl.Learning.Data;
using Macl.Learning.Tests.References;

namespace Macl.Learning.Tests.Data;

public sealed class RandomStreamsTests
{
    private sealed record Case(long Seed, long[] Key, double[] Doubles, int[] UpTo1000, int[] Bytes);

    private static readonly Case[] _cases = LoadCases();

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, _cases.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Streams_are_those_of_an_independent_implementation(int number)
    {
        var (seed, key, doubles, upTo1000, bytes) = _cases[number];
        byte[] filled = new byte[bytes.Length];
        RandomStreams.For(seed, key).NextBytes(filled);

        Assert.Equal(doubles, Draw(doubles.Length, RandomStreams.For(seed, key).NextDouble));
        var stream = RandomStreams.For(seed, key);
        Assert.Equal(upTo1000, Draw(upTo1000.Length, () => stream.Next(1000)));
        Assert.Equal(bytes, filled.Select(value => (int)value));
    }

    [Fact]
    public void A_stream_does_not_depend_on_what_was_drawn_from_others()
    {
        double[] alone = Draw(20, RandomStreams.For(3, 1, 4).NextDouble);
        var (stream, other) = (RandomStreams.For(3, 1, 4), RandomStreams.For(3, 1, 5));
        double[] interleaved = Draw(20, () =>
        {
            other.Next();
            return stream.NextDouble();
        });

        Assert.Equal(alone, interleaved);
    }

    [Fact]
    public void No_two_of_many_names_share_a_stream()
    {
        var starts = new HashSet<double>();
        int names = 0;
        for (long seed = -8; seed < 8; seed++)
        {
            for (long epoch = -8; epoch < 8; epoch++)
            {
                for (long sample = 0; sample < 200; sample++, names++)
                {
                    starts.Add(RandomStreams.For(seed, epoch, sample).NextDouble());
                }
            }
        }

        Assert.Equal(names, starts.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    public void A_key_equal_to_the_seed_names_a_stream_of_its_own(long seed) =>
        Assert.NotEqual(RandomStreams.For(42, 42).NextInt64(), RandomStreams.For(seed, seed).NextInt64());

    [Fact]
    public void Keys_of_another_order_or_length_name_other_streams()
    {
        long[] starts = [RandomStreams.For(1, 2, 3).NextInt64(), RandomStreams.For(1, 3, 2).NextInt64(), RandomStreams.For(1, 2).NextInt64(), RandomStreams.For(1, 2, 3, 0).NextInt64(), RandomStreams.For(1, 0, 2, 3).NextInt64()];
        Assert.Equal(starts.Length, starts.Distinct().Count());
    }

    [Fact]
    public void Shuffles_reach_every_order_equally_often()
    {
        int[] counts = new int[6];
        for (int i = 0; i < 6000; i++)
        {
            int[] order = [0, 1, 2];
            RandomStreams.For(11, i).Shuffle(order);
            counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 1000 - 150, 1000 + 150));
    }

    [Fact]
    public void Every_way_to_draw_stays_in_its_range_and_fills_it()
    {
        var stream = RandomStreams.For(5);
        int[] small = Draw(2000, () => stream.Next(-3, 4));
        int[] wide = Draw(2000, () => stream.Next(int.MinValue, int.MaxValue));
        long[] wider = Draw(2000, () => stream.NextInt64(long.MinValue, long.MaxValue));
        float[] singles = Draw(2000, stream.NextSingle);

        Assert.Equal(Enumerable.Range(-3, 7), small.Distinct().Order());
        Assert.InRange(wide.Average(), -1.5e8, 1.5e8);
        Assert.InRange(wider.Average(value => (double)value), -7e17, 7e17);
        Assert.All(singles, value => Assert.InRange(value, 0f, 0.99999999f));
        Assert.InRange(singles.Average(), 0.47f, 0.53f);
        Assert.Equal(0, stream.Next(0));
        Assert.Equal(7, stream.Next(7, 7));
        Assert.InRange(stream.Next(), 0, int.MaxValue - 1);
        Assert.InRange(stream.NextInt64(), 0, long.MaxValue - 1);
    }

    [Fact]
    public void Negative_and_reversed_ranges_are_refused()
    {
        var stream = RandomStreams.For(5);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Next(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Next(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextInt64(4, 3));
    }

    private static T[] Draw<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private static Case[] LoadCases() => Reference.Load<Case[]>("random_streams.json");
}
