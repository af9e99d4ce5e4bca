using Macl.Inputs.Images;

namespace Macl.Cli.Tests.Images;

/// <summary>Folders of small pictures in two classes, bright and dark, which differ from each other.</summary>
internal static class TinyPictures
{
    public const int Side = 8;

    /// <summary>Writes as many pictures of each class as asked for.</summary>
    public static string Write(string folder, int each, int seed = 0)
    {
        foreach (var (label, name) in new[] { "bright", "dark" }.Index())
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            foreach (int number in Enumerable.Range(0, each))
            {
                PngFile.Write(Path.Combine(folder, name, $"{number}.png"), Draw(new Random(1000 * seed + 2 * number + label), label == 0 ? 150 : 0));
            }
        }

        return folder;
    }

    private static RgbImage Draw(Random random, int darkest)
    {
        var picture = new RgbImage(Side, Side);
        random.NextBytes(picture.Pixels);
        foreach (ref byte value in picture.Pixels)
        {
            value = (byte)(darkest + value * 100 / 255);
        }

        return picture;
    }
}
