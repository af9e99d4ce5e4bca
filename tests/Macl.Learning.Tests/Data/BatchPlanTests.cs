using Macl.Learning.Data;
using Macl.Learning.Tests.References;

namespace Macl.Learning.Tests.Data;

public sealed class BatchPlanTests
{
    private sealed record Orders(long Seed, int[][] Epochs);

    [Theory]
    [InlineData(10, 5, LastBatch.Drop, 2, 10)]
    [InlineData(10, 4, LastBatch.Drop, 2, 8)]
    [InlineData(10, 4, LastBatch.Keep, 3, 10)]
    [InlineData(9, 4, LastBatch.Keep, 2, 8)]
    [InlineData(9, 4, LastBatch.Drop, 2, 8)]
    [InlineData(2, 2, LastBatch.Drop, 1, 2)]
    [InlineData(3, 8, LastBatch.Keep, 1, 3)]
    public void An_epoch_shows_no_sample_twice_and_all_that_fill_its_batches(int samples, int size, LastBatch last, int steps, int seen)
    {
        var plan = new BatchPlan(samples, size, last, seed: 3);
        foreach (var epoch in plan.From(0).Take(3 * steps).Chunk(steps))
        {
            int[] shown = [.. epoch.SelectMany(batch => batch.Samples)];
            Assert.Equal(seen, shown.Distinct().Count());
            Assert.Equal(seen, shown.Length);
            Assert.All(shown, sample => Assert.InRange(sample, 0, samples - 1));
            Assert.All(epoch, batch => Assert.InRange(batch.Samples.Count, 2, size));
        }

        Assert.Equal(steps, plan.StepsPerEpoch);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(3_000_001)]
    public void Starting_later_gives_the_tail_of_starting_at_the_beginning(long first)
    {
        var plan = new BatchPlan(11, 4, LastBatch.Keep, seed: 9);
        var tail = plan.From(first).Take(8).ToArray();
        long before = first - first % 30;

        Assert.Equal(Describe(plan.From(before).Skip((int)(first - before)).Take(8)), Describe(tail));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => first + i), tail.Select(batch => batch.Step));
        Assert.All(tail, batch => Assert.Equal(batch.Step / 3, batch.Epoch));
    }

    [Fact]
    public void Samples_left_out_of_one_epoch_come_in_others()
    {
        var plan = new BatchPlan(9, 4, LastBatch.Drop, seed: 0);
        Assert.Equal(Enumerable.Range(0, 9), plan.From(0).Take(40).SelectMany(batch => batch.Samples).Distinct().Order());
    }

    [Fact]
    public void Seeds_and_epochs_have_orders_of_their_own()
    {
        string[] orders = [.. from seed in Enumerable.Range(0, 5) from batch in new BatchPlan(12, 12, LastBatch.Drop, seed).From(0).Take(5) select string.Join(' ', batch.Samples)];
        Assert.Equal(25, orders.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Orders_are_those_of_an_independent_implementation() =>
        Assert.All(Reference.Load<Orders[]>("batch_orders.json"), expected =>
            Assert.Equal(expected.Epochs, new BatchPlan(9, 9, LastBatch.Drop, expected.Seed).From(0).Take(3).Select(batch => batch.Samples.ToArray())));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(-4, 2)]
    public void Fewer_than_two_samples_are_refused(int samples, int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchPlan(samples, size, LastBatch.Keep, seed: 0));

    [Fact]
    public void A_batch_larger_than_the_data_is_refused_with_the_sizes_that_are_allowed()
    {
        var problem = Assert.Throws<ArgumentException>(() => new BatchPlan(5, 8, LastBatch.Drop, seed: 0));
        Assert.Contains("A batch of 8 needs as many samples, but there are 5: choose a batch size from 2 to 5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_step_is_refused_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { new BatchPlan(4, 2, LastBatch.Drop, seed: 0).From(-1); });

    private static string Describe(IEnumerable<Batch> batches) =>
        string.Join('|', batches.Select(batch => $"{batch.Step} {batch.Epoch}: {string.Join(' ', batch.Samples)}"));
}
