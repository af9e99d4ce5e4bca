using Macl.Graphs.Batches;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Batches;

public sealed class GraphBatchTests
{
    [Fact]
    public void A_batch_outlives_the_scope_it_was_made_in_and_ends_with_its_disposal()
    {
        GraphBatch batch;
        using (NewDisposeScope())
        {
            batch = new GraphBatch(ones(3, 2), tensor([0L]), tensor([1L]), tensor([0L, 0L, 1L]), 2);
        }

        Assert.False(batch.NodeFeatures.IsInvalid || batch.EdgeSources.IsInvalid || batch.EdgeTargets.IsInvalid || batch.GraphOfNode.IsInvalid);
        batch.Dispose();
        Assert.True(batch.NodeFeatures.IsInvalid && batch.EdgeSources.IsInvalid && batch.EdgeTargets.IsInvalid && batch.GraphOfNode.IsInvalid);
    }

    [Fact]
    public void Other_shapes_and_types_are_refused()
    {
        using var scope = NewDisposeScope();
        Tensor edge = tensor([0L]);
        Tensor graphs = tensor([0L, 0L, 1L]);

        Assert.Throws<ArgumentException>(() => new GraphBatch(ones(3), edge, edge, graphs, 2));
        Assert.Throws<ArgumentException>(() => new GraphBatch(ones(3, 2, dtype: ScalarType.Int64), edge, edge, graphs, 2));
        Assert.Throws<ArgumentException>(() => new GraphBatch(ones(4, 2), edge, edge, graphs, 2));
        Assert.Throws<ArgumentException>(() => new GraphBatch(ones(3, 2), edge, tensor([0L, 1L]), graphs, 2));
        Assert.Throws<ArgumentException>(() => new GraphBatch(ones(3, 2), tensor([0]), tensor([1]), graphs, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphBatch(ones(3, 2), edge, edge, graphs, 0));
    }
}
