using Macl.Inputs.Graphs;

namespace Macl.Inputs.Tests.Graphs;

/// <summary>Every fault is refused with the file, the line, what was found and what is allowed.</summary>
public sealed class TuDataSetRefusalTests
{
    [Theory]
    [InlineData("1, 2\n2, \n", 2, "'2,' is not two whole numbers with a comma between them")]
    [InlineData("1, 2\n2", 2, "'2' is not two whole numbers with a comma between them")]
    [InlineData("1, 2, 3\n", 1, "'1, 2, 3' is not two whole numbers with a comma between them")]
    [InlineData("1, x\n", 1, "'1, x' is not two whole numbers with a comma between them")]
    [InlineData("1, 99999999999\n", 1, "'1, 99999999999' is not two whole numbers with a comma between them")]
    [InlineData("1, 2\n\n2, 1\n", 2, "is blank; only the end of the file may be")]
    [InlineData("1, 2\n7, 1\n", 2, "there is no node 7; nodes are 1 to 6")]
    [InlineData("0, 1\n", 1, "there is no node 0; nodes are 1 to 6")]
    [InlineData("-3, 1\n", 1, "there is no node -3; nodes are 1 to 6")]
    [InlineData("1, 2\n3, 4\n", 2, "the edge joins node 3 of graph 1 and node 4 of graph 2; both must be of one graph")]
    [InlineData("", 1, "is empty; it must list the edges as pairs of nodes")]
    [InlineData("\n\n", 1, "is empty; it must list the edges as pairs of nodes")]
    public void Faulty_edges(string edges, int line, string problem)
    {
        using TemporaryFolder folder = TinyDataSet.Write(edges);

        ThrowsAt(folder, "T_A.txt", line, problem);
    }

    [Theory]
    [InlineData("", 1, "is empty; it must name the graph of each node")]
    [InlineData("0\n0\n1\n", 1, "the first node belongs to graph 0; graphs count from 1")]
    [InlineData("1\n2\n1\n", 3, "graph 1 follows graph 2; the nodes of a graph must follow each other and graphs be numbered without gaps, so 2 or 3 is allowed")]
    [InlineData("1\n3\n", 2, "graph 3 follows graph 1; the nodes of a graph must follow each other and graphs be numbered without gaps, so 1 or 2 is allowed")]
    [InlineData("1\n1.5\n", 2, "'1.5' is not one whole number")]
    public void Faulty_graph_indicators(string indicator, int line, string problem)
    {
        using TemporaryFolder folder = TinyDataSet.Write(indicator: indicator);

        ThrowsAt(folder, "T_graph_indicator.txt", line, problem);
    }

    [Theory]
    [InlineData("graph_labels", "1\n", 2, "the file ends after 1 of 2 lines; it needs one for each graph")]
    [InlineData("graph_labels", "1\n2\n1\n", 3, "there are only 2 graphs; one line for each is allowed")]
    [InlineData("graph_labels", "1\nyes\n", 2, "'yes' is not one whole number")]
    [InlineData("graph_labels", "", 1, "the file ends after 0 of 2 lines; it needs one for each graph")]
    [InlineData("node_labels", "1\n2\n3\n4\n5\n", 6, "the file ends after 5 of 6 lines; it needs one for each node")]
    [InlineData("node_labels", "1, 0\n", 1, "'1, 0' is not one whole number")]
    [InlineData("node_attributes", "1, 2\n3\n", 2, "has 1 values where the first line has 2")]
    [InlineData("node_attributes", "1\n2, 3\n", 2, "has 2 values where the first line has 1")]
    [InlineData("node_attributes", "1\nNaN\n", 2, "'NaN' is not a finite number of single precision")]
    [InlineData("node_attributes", "1e39\n", 1, "'1e39' is not a finite number of single precision")]
    [InlineData("node_attributes", "1\n,\n", 2, "'' is not a finite number of single precision")]
    [InlineData("edge_labels", "1\n1\n1\n1\n1\n", 6, "the file ends after 5 of 6 lines; it needs one for each edge")]
    [InlineData("edge_labels", "1\n1\n1\n1\n1\n1\n1\n", 7, "there are only 6 edges; one line for each is allowed")]
    public void Faulty_tables(string table, string content, int line, string problem)
    {
        using TemporaryFolder folder = TinyDataSet.Write().Add($"T_{table}.txt", content);

        ThrowsAt(folder, $"T_{table}.txt", line, problem);
    }

    [Fact]
    public void A_line_longer_than_any_table_needs()
    {
        using TemporaryFolder folder = TinyDataSet.Write("1, 2\n" + new string('1', 3_000_000));

        ThrowsAt(folder, "T_A.txt", 2, "is longer than 1,048,576 bytes, the most that is allowed");
    }

    [Fact]
    public void Several_data_sets_in_one_place_are_named()
    {
        using TemporaryFolder folder = TinyDataSet.Write(under: "one/").Add("two/U_A.txt", "1, 2\n");

        ThrowsAt(folder, folder.Path, 0, "holds 2 data sets (one/T, two/U); give the folder of one");
    }

    [Fact]
    public void No_data_set()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("notes.txt", "").Add("deep/er/T_A.txt", "1, 2\n");

        ThrowsAt(folder, folder.Path, 0, "holds no data set in the TU format: no file ends in _A.txt, here or one folder below");
    }

    [Fact]
    public void A_folder_that_holds_only_the_zip_file_says_so()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("T.zip", "");

        ThrowsAt(folder, folder.Path, 0, "holds no data set in the TU format: no file ends in _A.txt, here or one folder below; name the file T.zip itself to read it");
    }

    [Fact]
    public void A_missing_graph_indicator()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("T_A.txt", "1, 2\n");

        ThrowsAt(folder, folder.Path, 0, "has no file T_graph_indicator.txt, which a data set in the TU format needs");
    }

    private static void ThrowsAt(TemporaryFolder folder, string file, int line, string problem)
    {
        DataFormatException fault = Assert.Throws<DataFormatException>(() => TuDataSet.Read(folder.Path));

        Assert.Equal((file, (long)line), (fault.File, fault.Line));
        Assert.Equal(line > 0 ? $"{file}, line {line}: {problem}." : $"{file}: {problem}.", fault.Message);
    }
}
