using Macl.Learning.Methods;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

public sealed class StepScalarsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(1023)]
    [InlineData(1024)]
    public void Of_a_batch_up_to_1024_everything_is_measured(int rows)
    {
        using var scope = NewDisposeScope();
        var second = Rows(rows);
        var scalars = Measure(Rows(rows), second);
        Assert.Equal(EmbeddingStatistics.UniformityLoss(second), scalars["uniformityLoss"]);
        Assert.Equal(EmbeddingStatistics.EffectiveRank(second), scalars["effectiveRank"]);
    }

    [Fact]
    public void Of_a_larger_batch_uniformity_and_effective_rank_are_those_of_its_first_1024_rows_and_the_rest_of_all_rows()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Rows(1500), Rows(1500));
        var scalars = Measure(first, second);

        Assert.Equal(EmbeddingStatistics.UniformityLoss(second[..1024]), scalars["uniformityLoss"]);
        Assert.Equal(EmbeddingStatistics.EffectiveRank(second[..1024]), scalars["effectiveRank"]);
        Assert.NotEqual(EmbeddingStatistics.UniformityLoss(second), scalars["uniformityLoss"]);
        Assert.Equal(EmbeddingStatistics.AlignmentLoss(first, second), scalars["alignmentLoss"]);
        Assert.Equal(2 - 2 * scalars["alignment"], scalars["alignmentLoss"], 1e-5);
    }

    private static Dictionary<string, double> Measure(Tensor first, Tensor second)
    {
        using var loss = new MaclLoss();
        var output = loss.Measure(first, second);
        output.Loss.Dispose();
        return StepScalars.Of(output.Diagnostics, first, second);
    }

    private static Tensor Rows(int count)
    {
        var random = new Random(count);
        return tensor([.. Enumerable.Range(0, count * 4).Select(_ => random.NextSingle() - 0.3f)], [count, 4]);
    }
}
