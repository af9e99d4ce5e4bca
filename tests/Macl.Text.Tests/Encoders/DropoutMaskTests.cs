using Macl.Text.Encoders.Transformers;

namespace Macl.Text.Tests.Encoders;

public sealed class DropoutMaskTests
{
    private const int Count = 1 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    [InlineData(.5)]
    [InlineData(.9)]
    public void The_part_is_left_out_and_the_rest_is_greater_by_as_much(double part)
    {
        float[] mask = Mask(7, part, Count);

        Assert.Equal(part, mask.Count(value => value == 0) / (double)Count, 5 * Math.Sqrt(part * (1 - part) / Count) + 1e-12);
        Assert.All(mask.Distinct(), value => Assert.Contains(value, new[] { 0, (float)(1 / (1 - part)) }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void A_place_is_kept_or_not_however_long_the_mask_is(int length) => Assert.Equal(Mask(3, .4, 5000)[..length], Mask(3, .4, length));

    /// <summary>The hash once more, a place at a time.</summary>
    [Fact]
    public void Each_place_has_its_own_number()
    {
        static uint Hash(uint place, ulong key)
        {
            uint value = place + (uint)key;
            value ^= value >> 16;
            value *= 0x7feb352d;
            value ^= (uint)(key >> 32);
            value ^= value >> 15;
            value *= 0x846ca68b;
            return value ^ (value >> 16);
        }

        const ulong Key = 0x9e3779b97f4a7c15;
        Assert.Equal(Enumerable.Range(0, 1000).Select(place => Hash((uint)place, Key) <= 3_006_477_107 ? 1 / .7f : 0), Mask(Key, .3, 1000), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    /// <summary>Of independent draws the correlation is normal with deviation 1/√n.</summary>
    [Theory]
    [InlineData(1UL, 2UL, 0)]
    [InlineData(1UL, 1UL << 32, 0)]
    [InlineData(5UL, 5UL, 1)]
    [InlineData(5UL, 5UL, 16)]
    [InlineData(5UL, 5UL, 256)]
    public void Neighbouring_keys_and_places_draw_independently(ulong key, ulong other, int distance)
    {
        var (first, second) = (Mask(key, .5, Count + distance)[..Count], Mask(other, .5, Count + distance)[distance..]);
        double correlation = first.Zip(second, (a, b) => ((double)a - 1) * ((double)b - 1)).Average();
        Assert.InRange(correlation, -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
    }

    private static float[] Mask(ulong key, double part, int length)
    {
        float[] mask = new float[length];
        DropoutMask.Fill(key, part, mask);
        return mask;
    }
}
