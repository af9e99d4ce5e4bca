using System.Globalization;
using System.Text;
using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

/// <summary>The pictures that make_images.py made, and what Pillow reads from them.</summary>
internal static class References
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "References", "Images");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Every picture file that has an expectation.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.ppm").Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Where(name => File.Exists(PathOf(name))).Order(StringComparer.Ordinal);

    /// <summary>Reads a binary PPM file: "P6", width, height, 255, and the bytes.</summary>
    public static RgbImage Expected(string name)
    {
        byte[] content = File.ReadAllBytes(PathOf(name + ".ppm"));
        string[] header = Encoding.Latin1.GetString(content, 0, Math.Min(30, content.Length)).Split((char[])[' ', '\n'], 5);
        var image = new RgbImage(int.Parse(header[1], CultureInfo.InvariantCulture), int.Parse(header[2], CultureInfo.InvariantCulture));
        content.AsSpan(content.Length - image.Pixels.Length).CopyTo(image.Pixels);
        return image;
    }

    public static byte[] BytesOf(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>A folder with copies of these pictures.</summary>
    public static TemporaryFolder CopyOf(params IEnumerable<string> names)
    {
        var folder = new TemporaryFolder();
        foreach (string name in names)
        {
            File.Copy(PathOf(name), folder[name]);
        }

        return folder;
    }
}
