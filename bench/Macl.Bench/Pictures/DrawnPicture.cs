using SkiaSharp;

namespace Macl.Bench.Pictures;

/// <summary>A picture whose detail falls with its fineness, as that of photographs does: random grids of doubling fineness and falling weight, over each other.</summary>
internal static class DrawnPicture
{
    private const int Quality = 90;
    private const int Octaves = 8;
    private const double Falloff = .7;
    private const double Contrast = 85;
    private const double OwnColour = .35;
    private const double Grain = 16;

    public static byte[] Jpeg(int width, int height, int seed)
    {
        var random = new Random(seed);
        double[] grey = Noise(width, height, random);
        double[][] own = [Noise(width, height, random), Noise(width, height, random), Noise(width, height, random)];
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int index = 0; index < width * height; index++)
        {
            double grain = Grain * (random.NextDouble() - .5);
            for (int channel = 0; channel < own.Length; channel++)
            {
                pixels[4 * index + channel] = (byte)Math.Clamp(128 + grain + Contrast * (grey[index] + OwnColour * own[channel][index]), 0, 255);
            }

            pixels[4 * index + 3] = byte.MaxValue;
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    private static double[] Noise(int width, int height, Random random)
    {
        var values = new double[width * height];
        double weight = 1;
        for (int cells = 2; cells < 2 << Octaves && cells < width; cells *= 2, weight *= Falloff)
        {
            AddGrid(values, width, height, cells, weight, random);
        }

        return values;
    }

    private static void AddGrid(double[] values, int width, int height, int cells, double weight, Random random)
    {
        double[] grid = [.. Enumerable.Range(0, (cells + 1) * (cells + 1)).Select(_ => weight * (2 * random.NextDouble() - 1))];
        for (int y = 0; y < height; y++)
        {
            var (row, below) = Math.DivRem(y * cells, height);
            for (int x = 0; x < width; x++)
            {
                var (column, right) = Math.DivRem(x * cells, width);
                double upper = Between(grid, row * (cells + 1) + column, right / (double)width);
                double lower = Between(grid, (row + 1) * (cells + 1) + column, right / (double)width);
                values[y * width + x] += upper + (lower - upper) * below / height;
            }
        }
    }

    private static double Between(double[] grid, int index, double part) => grid[index] + (grid[index + 1] - grid[index]) * part;
}
