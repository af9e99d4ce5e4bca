using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Data;

public sealed class ViewSourceTests
{
    private static readonly BatchPlan _plan = new(10, 3, LastBatch.Drop, seed: 4);

    [Fact]
    public void An_epoch_is_the_plans() => Assert.Equal(3, Source(prefetch: 0).StepsPerEpoch);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 5)]
    [InlineData(4, 5)]
    public void Views_are_those_of_the_plans_batches_for_any_prefetch(int prefetch, long first)
    {
        var maker = new ToyViewMaker(seed: 8);
        float[][] expected = [.. _plan.From(first).Take(7).SelectMany(batch => new[] { maker.Make(batch).First, maker.Make(batch).Second })];
        Assert.Equal(expected, Read(Source(prefetch), first, 7));
    }

    [Fact]
    public void Cancellation_ends_the_views()
    {
        using var stop = new CancellationTokenSource();
        using var views = Source(prefetch: 2).ReadFrom(0, stop.Token).GetEnumerator();
        Assert.True(views.MoveNext());
        views.Current.Dispose();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => views.MoveNext());
    }

    [Fact]
    public void Disposing_a_batch_disposes_both_views_of_every_part()
    {
        var batch = Source(prefetch: 0, microBatchSize: 2).ReadFrom(0, TestContext.Current.CancellationToken).First();
        batch.Dispose();
        Assert.Equal(2, batch.Parts.Count);
        Assert.All(batch.Parts, part => Assert.True(part.First.IsInvalid && part.Second.IsInvalid));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(100, 1)]
    public void A_cut_batch_has_the_views_of_the_whole_one(int microBatchSize, int parts)
    {
        List<ViewBatch<Tensor>> batches = [.. Source(prefetch: 2, microBatchSize).ReadFrom(2, TestContext.Current.CancellationToken).Take(5)];

        Assert.All(batches, batch => Assert.Equal(parts, batch.Parts.Count));
        Assert.Equal(_plan.From(2).Take(5).Select(batch => string.Join(' ', batch.Samples)), batches.Select(batch => string.Join(' ', batch.Batch.Samples)));
        Assert.Equal(Read(Source(prefetch: 0), 2, 5), [.. batches.SelectMany(batch => new[] { Rows(batch, part => part.First), Rows(batch, part => part.Second) })]);
        batches.ForEach(batch => batch.Dispose());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_micro_batch_has_at_least_one_sample(int microBatchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Source(prefetch: 0, microBatchSize));

    private static ViewSource<(float[] First, float[] Second), Tensor> Source(int prefetch, int? microBatchSize = null) => new(_plan, new ToyViewMaker(seed: 8), CPU, prefetch, microBatchSize);

    private static List<float[]> Read(ViewSource<(float[] First, float[] Second), Tensor> source, long first, int count)
    {
        var rows = new List<float[]>();
        foreach (var batch in source.ReadFrom(first, TestContext.Current.CancellationToken).Take(count))
        {
            rows.Add(Rows(batch, part => part.First));
            rows.Add(Rows(batch, part => part.Second));
            batch.Dispose();
        }

        return rows;
    }

    private static float[] Rows(ViewBatch<Tensor> batch, Func<ViewPair<Tensor>, Tensor> view) => [.. batch.Parts.SelectMany(part => view(part).data<float>().ToArray())];
}
