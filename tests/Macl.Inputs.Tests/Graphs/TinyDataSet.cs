namespace Macl.Inputs.Tests.Graphs;

/// <summary>Two graphs: a path of three nodes and an edge beside an isolated node.</summary>
internal static class TinyDataSet
{
    public const string Indicator = "1\n1\n1\n2\n2\n2\n";
    public const string Edges = "1, 2\n2, 1\n2, 3\n3, 2\n4, 6\n6, 4\n";

    public static TemporaryFolder Write(string edges = Edges, string indicator = Indicator, string under = "") =>
        new TemporaryFolder().Add($"{under}T_A.txt", edges).Add($"{under}T_graph_indicator.txt", indicator);
}
