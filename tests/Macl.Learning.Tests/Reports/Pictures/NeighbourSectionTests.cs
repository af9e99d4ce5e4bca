using System.Globalization;
using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class NeighbourSectionTests
{
    private static readonly EmbeddingSet Labelled = Reference.Embeddings(count: 40, dimension: 6);
    private static readonly EmbeddingSet Unlabelled = new(Labelled.Values, Labelled.Dimension);
    private static readonly NeighbourSectionOptions Options = new()
    {
        Queries = 5,
        Neighbours = 4,
        ClassNames = new Dictionary<int, string> { [0] = "cat", [10] = "dog" },
    };

    [Fact]
    public void Beside_each_query_stand_its_nearest_neighbours_with_class_and_similarity()
    {
        PictureGrid grid = Grid(Section(Labelled));

        Assert.Equal(5, grid.Rows.Count);
        Assert.All(grid.Rows, row =>
        {
            int query = Sample(row.Lead!);
            Assert.Equal("query", row.Lead!.Detail);
            Assert.Equal(Reference.Nearest(Labelled, query, 4), row.Tiles.Select(Sample));
            Assert.All(row.Tiles, tile => Assert.Equal(Name(Labelled.Labels![Sample(tile)]), tile.Caption));
            Assert.All(row.Tiles, tile => Assert.Equal(
                Reference.Cosine(Labelled, query, Sample(tile)), double.Parse(tile.Detail.Replace('−', '-'), CultureInfo.InvariantCulture), 0.00501));
        });
    }

    [Fact]
    public void A_neighbour_is_right_if_it_is_of_the_query_s_class() => Assert.All(Grid(Section(Labelled)).Rows, row => Assert.Equal(
        row.Tiles.Select(tile => Labelled.Labels![Sample(tile)] == Labelled.Labels[Sample(row.Lead!)] ? PictureMark.Right : PictureMark.Wrong),
        row.Tiles.Select(tile => tile.Mark)));

    [Fact]
    public void The_share_of_right_neighbours_is_told_against_chance()
    {
        ReportSection section = Section(Labelled);
        List<PictureRow> rows = [.. Grid(section).Rows];
        int right = rows.Sum(row => row.Tiles.Count(tile => tile.Mark == PictureMark.Right));
        double chance = 0;
        foreach (int query in rows.Select(row => Sample(row.Lead!)))
        {
            chance += Enumerable.Range(0, 40).Count(row => row != query && Labelled.Labels![row] == Labelled.Labels[query]) / 39.0 / rows.Count;
        }

        string finding = string.Create(CultureInfo.InvariantCulture,
            $"Of the 20 neighbours shown, {100 * right / 20.0:0.0} % are of the query's class; picked at random, {100 * chance:0.0} % would be.");
        Assert.Equal(finding, section.Blocks.OfType<Prose>().Last().Text);
    }

    [Fact]
    public void Without_labels_nothing_is_right_or_wrong_and_pictures_keep_their_captions()
    {
        ReportSection section = Section(Unlabelled);
        PictureTile[] tiles = [.. Grid(section).Rows.SelectMany(row => row.Tiles)];

        Assert.All(tiles, tile => Assert.Equal(PictureMark.None, tile.Mark));
        Assert.All(tiles, tile => Assert.Equal(tile.Picture.Caption, tile.Caption));
        Assert.DoesNotContain("class", Assert.Single(section.Blocks.OfType<Prose>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_stand_for_each_picture()
    {
        PictureRow row = Grid(Section(Unlabelled)).Rows[0];

        Assert.Equal($"query: {row.Lead!.Picture.Caption}", row.Lead.Alternative);
        Assert.Equal($"neighbour 2: {row.Tiles[1].Picture.Caption}", row.Tiles[1].Alternative);
        PictureTile labelled = Grid(Section(Labelled)).Rows[0].Tiles[0];
        Assert.Equal($"neighbour 1: {labelled.Caption}, {labelled.Picture.Caption}", labelled.Alternative);
    }

    [Fact]
    public void Equal_arguments_give_an_equal_page() => Assert.Equal(Html(Section(Labelled)), Html(Section(Labelled)));

    [Fact]
    public void Of_few_samples_all_are_shown()
    {
        ReportSection section = Section(new EmbeddingSet([1, 0, 0, 1], 2));

        Assert.Equal([1, 1], Grid(section).Rows.Select(row => row.Tiles.Count));
        Assert.Contains("stands its nearest neighbour among all 2 pictures", section.Blocks.OfType<Prose>().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_sample_has_no_neighbours_and_no_section() => Assert.Empty(Section(new EmbeddingSet([1, 0], 2)).Blocks);

    [Fact]
    public void Options_say_what_is_allowed()
    {
        Assert.Contains("queries is 0; allowed: 1 or more.", Assert.Throws<ArgumentOutOfRangeException>(() => new NeighbourSectionOptions { Queries = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("neighbours is 0; allowed: 1 or more.", Assert.Throws<ArgumentOutOfRangeException>(() => new NeighbourSectionOptions { Neighbours = 0 }).Message, StringComparison.Ordinal);
    }

    private static ReportSection Section(EmbeddingSet embeddings) => NeighbourSection.Of(embeddings, row => Pngs.Picture($"{row}.jpg"), Options);

    private static PictureGrid Grid(ReportSection section) => Assert.Single(section.Blocks.OfType<PictureGrid>());

    private static int Sample(PictureTile tile) => int.Parse(tile.Picture.Caption.Split('.')[0], CultureInfo.InvariantCulture);

    private static string Name(int label) => label switch
    {
        0 => "cat",
        10 => "dog",
        _ => $"class {label}",
    };

    private static string Html(ReportSection section) => HtmlPage.ToHtml(new ReportPage { Kind = "k", Title = "t", Sections = [section] });
}
