using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class TextNeighbourSectionTests
{
    private static readonly string[] _texts = ["north", "nearly north", "east", "nearly east"];

    [Fact]
    public void Every_text_stands_beside_its_nearest_before_and_after()
    {
        var before = new EmbeddingSet([1, 0, 0, 1, 1, .1f, .1f, 1], 2);
        var after = new EmbeddingSet([0, 1, .6f, .8f, 1, 0, .8f, -.6f], 2);

        var table = Assert.IsType<DataTable>(TextNeighbourSection.Of(before, after, row => _texts[row]).Blocks[^1]);

        var rows = table.Rows.ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);
        Assert.Equal(("nearly north (0.80)", "east (1.00)"), rows["north"]);
        Assert.Equal(("nearly east (0.80)", "north (1.00)"), rows["east"]);
        Assert.Equal(4, rows.Count);
        Assert.True(table.HoldsTexts);
    }

    [Fact]
    public void A_single_text_has_no_neighbours()
    {
        var one = new EmbeddingSet([1, 0], 2);
        Assert.Empty(TextNeighbourSection.Of(one, one, row => _texts[row]).Blocks);
    }
}
