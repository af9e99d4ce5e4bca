using Macl.Learning.Data;

namespace Macl.Learning.Tests.Data;

public sealed class BatchTests
{
    [Theory]
    [InlineData(8, 8, "8")]
    [InlineData(8, 100, "8")]
    [InlineData(8, 4, "4 4")]
    [InlineData(8, 7, "4 4")]
    [InlineData(8, 3, "3 3 2")]
    [InlineData(11, 4, "4 4 3")]
    [InlineData(9, 8, "5 4")]
    [InlineData(65, 32, "22 22 21")]
    [InlineData(3, 1, "1 1 1")]
    [InlineData(1, 1, "1")]
    public void It_is_cut_into_as_few_even_parts_as_the_size_allows(int samples, int most, string sizes) =>
        Assert.Equal(sizes, string.Join(' ', Of(samples).Cut(most).Select(part => part.Samples.Count)));

    [Fact]
    public void Any_cut_keeps_every_sample_in_its_place()
    {
        for (int samples = 1; samples <= 20; samples++)
        {
            var batch = Of(samples);
            for (int most = 1; most <= samples + 1; most++)
            {
                var parts = batch.Cut(most);
                Assert.Equal((samples + most - 1) / most, parts.Count);
                Assert.All(parts, part => Assert.InRange(part.Samples.Count, 1, most));
                Assert.All(parts, part => Assert.Equal((batch.Step, batch.Epoch), (part.Step, part.Epoch)));
                Assert.Equal(batch.Samples, parts.SelectMany(part => part.Samples));
            }
        }
    }

    [Fact]
    public void The_largest_size_is_no_special_case() => Assert.Single(Of(5).Cut(int.MaxValue));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_part_has_at_least_one_sample(int most) => Assert.Throws<ArgumentOutOfRangeException>(() => Of(5).Cut(most));

    private static Batch Of(int samples) => new(7, 2, [.. Enumerable.Range(0, samples).Select(index => index * 31 % 101)]);
}
