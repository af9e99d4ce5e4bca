using static Macl.Learning.Reports.Charts.NumberText;

namespace Macl.Learning.Reports.Pictures;

/// <summary>Lays out a query and its neighbours: under each picture its class, or what the picture is where there are no classes.</summary>
internal sealed class NeighbourTiles(IReadOnlyList<int>? labels, IReadOnlyDictionary<int, string> classNames, Func<int, ReportPicture> pictureOf)
{
    public PictureRow Row(NeighbourRow row) => new([.. row.Neighbours.Select((found, index) => Neighbour(row.Query, found, index + 1))])
    {
        Lead = Tile(row.Query, "query") with { Detail = "query" },
    };

    private PictureTile Neighbour(int query, (float Similarity, int Row) found, int rank) => Tile(found.Row, $"neighbour {rank}") with
    {
        Detail = WithDecimals(found.Similarity, 2),
        Mark = Mark(query, found.Row),
    };

    private PictureTile Tile(int row, string role)
    {
        PictureTile tile = new(pictureOf(row));
        string? name = ClassOf(row);
        string[] words = [.. new[] { name, tile.Picture.Caption }.OfType<string>().Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        return tile with { Caption = name ?? tile.Caption, Alternative = words.Length > 0 ? $"{role}: {string.Join(", ", words)}" : role };
    }

    private string? ClassOf(int row) => labels is null ? null : classNames.GetValueOrDefault(labels[row]) ?? $"class {labels[row]}";

    private PictureMark Mark(int query, int row)
    {
        if (labels is null)
        {
            return PictureMark.None;
        }

        return labels[query] == labels[row] ? PictureMark.Right : PictureMark.Wrong;
    }
}
