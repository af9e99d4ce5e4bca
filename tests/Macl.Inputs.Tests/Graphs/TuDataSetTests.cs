using Macl.Inputs.Graphs;

namespace Macl.Inputs.Tests.Graphs;

public sealed class TuDataSetTests
{
    [Fact]
    public void Two_graphs_are_read_edge_by_edge()
    {
        using TemporaryFolder folder = TinyDataSet.Write();

        GraphDataSet data = TuDataSet.Read(folder.Path);

        Assert.Equal("T", data.Name);
        Assert.Equal((2, 6, 6), (data.Count, data.NodeCount, data.EdgeCount));
        Assert.Equal([0, 1, 1, 2], data[0].Sources.ToArray());
        Assert.Equal([1, 0, 2, 1], data[0].Targets.ToArray());
        Assert.Equal([0, 2], data[1].Sources.ToArray());
        Assert.Equal([2, 0], data[1].Targets.ToArray());
        Assert.Equal((3, 3), (data[1].FirstNode, data[1].NodeCount));
    }

    [Fact]
    public void Without_label_files_there_are_no_labels()
    {
        using TemporaryFolder folder = TinyDataSet.Write();

        GraphDataSet data = TuDataSet.Read(folder.Path);

        Assert.Null(data.Labels);
        Assert.Null(data.NodeLabels!);
        Assert.Null(data.NodeAttributes!);
        Assert.Equal(0, data.AttributeCount);
    }

    [Theory]
    [InlineData("1, 2\n2, 1\n2, 3\n3, 2\n4, 6\n6, 4\n")]
    [InlineData("1,2\n2,1\n2,3\n3,2\n4,6\n6,4\n")]
    [InlineData("1, 2\r\n2, 1\r\n2, 3\r\n3, 2\r\n4, 6\r\n6, 4\r\n")]
    [InlineData("1,  2 \n2 , 1\n 2, 3\n3,2\t\n4, 6\n6, 4")]
    [InlineData("1, 2\n2, 1\n2, 3\n3, 2\n4, 6\n6, 4\n\n  \r\n\n")]
    [InlineData("6, 4\n2, 3\n1, 2\n3, 2\n4, 6\n2, 1\n")]
    public void How_the_lines_are_written_does_not_matter(string edges)
    {
        using TemporaryFolder plain = TinyDataSet.Write();
        using TemporaryFolder other = TinyDataSet.Write(edges);

        Assert.Equal(TuDataSet.Read(plain.Path).Fingerprint, TuDataSet.Read(other.Path).Fingerprint);
    }

    [Fact]
    public void Duplicate_edges_and_self_loops_are_dropped_and_counted()
    {
        using TemporaryFolder folder = TinyDataSet.Write("1, 2\n1, 2\n2, 2\n2, 1\n1, 2\n4, 6\n5, 5\n");

        GraphDataSet data = TuDataSet.Read(folder.Path);

        Assert.Equal((2, 2, 3), (data.DroppedDuplicateEdges, data.DroppedSelfLoops, data.EdgeCount));
        Assert.Equal([0, 1], data[0].Sources.ToArray());
    }

    [Fact]
    public void Edges_stay_directed()
    {
        using TemporaryFolder folder = TinyDataSet.Write("3, 1\n");

        Graph graph = TuDataSet.Read(folder.Path)[0];

        Assert.Equal([2], graph.Sources.ToArray());
        Assert.Equal([0], graph.Targets.ToArray());
    }

    [Fact]
    public void Graphs_without_edges_and_isolated_nodes_are_kept()
    {
        using TemporaryFolder folder = TinyDataSet.Write("4, 5\n", "1\n2\n2\n3\n3\n3\n4\n");

        GraphDataSet data = TuDataSet.Read(folder.Path);

        Assert.Equal([1, 2, 3, 1], Enumerable.Range(0, 4).Select(graph => data[graph].NodeCount));
        Assert.Equal([0, 0, 1, 0], Enumerable.Range(0, 4).Select(graph => data[graph].Sources.Length));
    }

    [Theory]
    [InlineData("1\n-1\n", new[] { 1, 0 }, new[] { "-1", "1" })]
    [InlineData("2\n1\n", new[] { 1, 0 }, new[] { "1", "2" })]
    [InlineData("0\n1\n", new[] { 0, 1 }, new[] { "0", "1" })]
    [InlineData("7\n7\n", new[] { 0, 0 }, new[] { "7" })]
    public void Graph_labels_become_classes_in_ascending_order(string labels, int[] indices, string[] names)
    {
        using TemporaryFolder folder = TinyDataSet.Write().Add("T_graph_labels.txt", labels);

        ClassLabels? read = TuDataSet.Read(folder.Path).Labels;

        Assert.Equal(indices, read!.Indices);
        Assert.Equal(names, read.Names);
    }

    [Fact]
    public void Node_labels_and_attributes_are_read()
    {
        using TemporaryFolder folder = TinyDataSet.Write()
            .Add("T_node_labels.txt", "3\n-1\n3\n0\n0\n9\n")
            .Add("T_node_attributes.txt", "0.5, 1\n-2,1e-3\n3, 4\n5, 6\n7, 8\n9, 10\n");

        GraphDataSet data = TuDataSet.Read(folder.Path);

        Assert.Equal([3, -1, 3, 0, 0, 9], data.NodeLabels!);
        Assert.Equal(2, data.AttributeCount);
        Assert.Equal([.5f, 1, -2, .001f, 3, 4, 5, 6, 7, 8, 9, 10], data.NodeAttributes!);
    }

    [Fact]
    public void Edge_labels_are_checked_against_all_lines_before_any_is_dropped()
    {
        using TemporaryFolder folder = TinyDataSet.Write("1, 2\n1, 2\n2, 2\n").Add("T_edge_labels.txt", "0\n0\n1\n");

        Assert.Equal(1, TuDataSet.Read(folder.Path).EdgeCount);
    }

    [Fact]
    public void A_zip_file_and_its_folder_are_the_same_data()
    {
        using TemporaryFolder folder = TinyDataSet.Write(under: "T/").Add("T/README.txt", "about_A").Add("__MACOSX/._T_A.txt", "x").Add("__MACOSX/T_A.txt", "x");
        using TemporaryFolder flat = TinyDataSet.Write();

        string fromZip = TuDataSet.Read(folder.Zip()).Fingerprint;

        Assert.Equal(fromZip, TuDataSet.Read(folder.Path).Fingerprint);
        Assert.Equal(fromZip, TuDataSet.Read(folder["T"]).Fingerprint);
        Assert.Equal(fromZip, TuDataSet.Read(flat.Zip()).Fingerprint);
    }

    [Fact]
    public void The_fingerprint_changes_with_any_part_of_the_data()
    {
        using TemporaryFolder plain = TinyDataSet.Write();
        using TemporaryFolder edge = TinyDataSet.Write(TinyDataSet.Edges + "4, 5\n");
        using TemporaryFolder indicator = TinyDataSet.Write(indicator: "1\n1\n1\n2\n2\n2\n3\n");
        using TemporaryFolder labels = TinyDataSet.Write().Add("T_graph_labels.txt", "0\n1\n");
        using TemporaryFolder names = TinyDataSet.Write().Add("T_graph_labels.txt", "1\n2\n");
        using TemporaryFolder nodes = TinyDataSet.Write().Add("T_node_labels.txt", "0\n0\n0\n0\n0\n0\n");
        using TemporaryFolder attributes = TinyDataSet.Write().Add("T_node_attributes.txt", "0\n0\n0\n0\n0\n0\n");
        TemporaryFolder[] all = [plain, edge, indicator, labels, names, nodes, attributes];

        Assert.Equal(all.Length, all.Select(folder => TuDataSet.Read(folder.Path).Fingerprint).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_bundled_MUTAG_has_its_published_counts()
    {
        GraphDataSet data = TuDataSet.Read(Bundled.Mutag);

        Assert.Equal(("MUTAG", 188, 3371, 7442), (data.Name, data.Count, data.NodeCount, data.EdgeCount));
        Assert.Equal((0, 0, 0), (data.DroppedDuplicateEdges, data.DroppedSelfLoops, data.AttributeCount));
        Assert.Equal(["-1", "1"], data.Labels!.Names);
        Assert.Equal(125, data.Labels.Indices.Count(label => label == 1));
        Assert.Equal(Enumerable.Range(0, 7), data.NodeLabels!.Distinct().Order());
    }
}
