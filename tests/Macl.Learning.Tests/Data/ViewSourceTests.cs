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
    public void Disposing_a_pair_disposes_both_views()
    {
        var pair = Source(prefetch: 0).ReadFrom(0, TestContext.Current.CancellationToken).First();
        pair.Dispose();
        Assert.True(pair.First.IsInvalid);
        Assert.True(pair.Second.IsInvalid);
    }

    private static ViewSource<(float[] First, float[] Second), Tensor> Source(int prefetch) => new(_plan, new ToyViewMaker(seed: 8), CPU, prefetch);

    private static List<float[]> Read(ViewSource<(float[] First, float[] Second), Tensor> source, long first, int count)
    {
        var rows = new List<float[]>();
        foreach (var pair in source.ReadFrom(first, TestContext.Current.CancellationToken).Take(count))
        {
            rows.Add(pair.First.data<float>().ToArray());
            rows.Add(pair.Second.data<float>().ToArray());
            pair.Dispose();
        }

        return rows;
    }
}
