using Macl.Inputs.Graphs;

namespace Macl.Inputs.Tests.Graphs;

public sealed class GraphDataSetTests
{
    [Fact]
    public void Graphs_can_be_made_from_arrays()
    {
        var data = new GraphDataSet("own", [0, 2, 3], [0, 2, 2], [0, 1], [1, 0]) { NodeLabels = [5, 6, 5], NodeAttributes = [1, 2, 3, 4, 5, 6] };

        Assert.Equal((2, 3, 2, 2), (data.Count, data.NodeCount, data.EdgeCount, data.AttributeCount));
        Assert.Equal(2, data[1].FirstNode);
        Assert.True(data[1].Sources.IsEmpty);
    }

    [Fact]
    public void Neighbours_are_what_the_edges_of_a_node_lead_to()
    {
        var data = new GraphDataSet("own", [0, 4], [0, 5], [0, 0, 1, 3, 3], [1, 3, 0, 0, 2]);

        Assert.Equal([1, 3], data[0].NeighboursOf(0).ToArray());
        Assert.Equal([0], data[0].NeighboursOf(1).ToArray());
        Assert.Equal([], data[0].NeighboursOf(2).ToArray());
        Assert.Equal([0, 2], data[0].NeighboursOf(3).ToArray());
    }

    [Theory]
    [InlineData(new[] { 0 }, new[] { 0 }, new int[0], new int[0])]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1, 1 }, new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 1, 2 }, new[] { 0, 0 }, new int[0], new int[0])]
    [InlineData(new[] { 0, 0 }, new[] { 0, 0 }, new int[0], new int[0])]
    [InlineData(new[] { 0, 2 }, new[] { 0, 2 }, new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 0, 2, 4 }, new[] { 0, 2, 1 }, new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1 }, new[] { 0 }, new[] { 2 })]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1 }, new[] { -1 }, new[] { 1 })]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1 }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { 0, 2 }, new[] { 0, 2 }, new[] { 0, 0 }, new[] { 1, 1 })]
    [InlineData(new[] { 0, 2 }, new[] { 0, 2 }, new[] { 1, 0 }, new[] { 0, 1 })]
    public void Arrays_that_do_not_describe_graphs_are_refused(int[] nodeOffsets, int[] edgeOffsets, int[] sources, int[] targets) =>
        Assert.Throws<ArgumentException>(() => new GraphDataSet("own", nodeOffsets, edgeOffsets, sources, targets));

    [Fact]
    public void Tables_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new GraphDataSet("own", [0, 2], [0, 0], [], []) { NodeLabels = [1] });
        Assert.Throws<ArgumentException>(() => new GraphDataSet("own", [0, 2], [0, 0], [], []) { NodeAttributes = [1, 2, 3] });
        Assert.Throws<ArgumentException>(() => new GraphDataSet("own", [0, 2], [0, 0], [], []) { Labels = ClassLabels.From([1, 2]) });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_graph_that_does_not_exist_is_refused(int index)
    {
        var data = new GraphDataSet("own", [0, 2], [0, 0], [], []);

        Assert.Throws<ArgumentOutOfRangeException>(() => data[index].NodeCount);
    }
}
