namespace Macl.Inputs.Images;

/// <summary>Pictures side by side.</summary>
public static class ImageGrid
{
    private const byte White = 255;

    /// <summary>Lays pictures in rows, each in the middle of a cell as large as the largest picture, on white.</summary>
    /// <param name="images">At least one; row after row.</param>
    /// <param name="columns">Pictures in a row, 1 or more.</param>
    /// <param name="gap">Pixels between cells, 0 or more.</param>
    public static RgbImage Tile(IReadOnlyList<RgbImage> images, int columns, int gap = 2)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfZero(images.Count, nameof(images));
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        columns = Math.Min(columns, images.Count);
        int width = images.Max(image => image.Width);
        int height = images.Max(image => image.Height);
        int rows = (images.Count + columns - 1) / columns;
        var grid = new RgbImage(columns * (width + gap) - gap, rows * (height + gap) - gap);
        grid.Pixels.Fill(White);
        for (int index = 0; index < images.Count; index++)
        {
            RgbImage image = images[index];
            int left = index % columns * (width + gap) + (width - image.Width) / 2;
            int top = index / columns * (height + gap) + (height - image.Height) / 2;
            Put(image, grid, left, top);
        }

        return grid;
    }

    private static void Put(RgbImage image, RgbImage grid, int left, int top)
    {
        for (int row = 0; row < image.Height; row++)
        {
            image.Row(row).CopyTo(grid.Row(top + row)[(left * RgbImage.Channels)..]);
        }
    }
}
