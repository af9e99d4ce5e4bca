using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class PreviewSectionTests
{
    [Fact]
    public void Each_picture_leads_its_views()
    {
        ReportSection section = PreviewSection.Of([new(Pngs.Picture("a.png"), [Pngs.Picture(""), Pngs.Picture("")]), new(Pngs.Picture(""), [Pngs.Picture("dark")])]);

        PictureRow[] rows = [.. section.Blocks.OfType<PictureGrid>().Single().Rows];
        Assert.Equal(["original: a.png", "original"], rows.Select(row => row.Lead!.Alternative));
        Assert.Equal(["view 1 of a.png", "view 2 of a.png"], rows[0].Tiles.Select(view => view.Alternative));
        Assert.Equal(("dark", "view 1"), (rows[1].Tiles[0].Caption, rows[1].Tiles[0].Alternative));
        Assert.All(rows.SelectMany(row => row.Tiles), view => Assert.Equal(PictureMark.None, view.Mark));
    }

    [Fact]
    public void A_guide_comes_first() => Assert.IsType<Prose>(PreviewSection.Of([new(Pngs.Picture(""), [])]).Blocks[0]);

    [Fact]
    public void Without_pictures_there_is_nothing_to_show() => Assert.Empty(PreviewSection.Of([]).Blocks);
}
