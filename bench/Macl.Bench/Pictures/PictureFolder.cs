using System.Globalization;
using System.IO.Compression;

namespace Macl.Bench.Pictures;

/// <summary>A temporary folder of JPEG files, which both contestants read.</summary>
internal sealed class PictureFolder : IDisposable
{
    private PictureFolder(string path, string description)
    {
        (Path, Description) = (path, description);
    }

    public string Path { get; }

    /// <summary>What the pictures are, for the record.</summary>
    public string Description { get; }

    /// <summary>Pictures that are drawn for the purpose.</summary>
    public static PictureFolder Drawn(int count, int width, int height)
    {
        PictureFolder folder = Create($"{width} × {height}, drawn");
        for (int number = 0; number < count; number++)
        {
            File.WriteAllBytes(folder.FileOf(number), DrawnPicture.Jpeg(width, height, seed: number));
        }

        return folder;
    }

    /// <summary>JPEG files of a zip, spread over it evenly.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public static PictureFolder FromZip(string zip, int count)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => entry.Name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase))];
        if (entries.Length == 0)
        {
            throw new FormatException($"{zip} holds no .jpg files.");
        }

        PictureFolder folder = Create(System.IO.Path.GetFileName(zip));
        int taken = Math.Min(count, entries.Length);
        for (int number = 0; number < taken; number++)
        {
            entries[(long)number * entries.Length / taken].ExtractToFile(folder.FileOf(number));
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static PictureFolder Create(string description) => new(Directory.CreateTempSubdirectory("macl-bench-").FullName, description);

    private string FileOf(int number) => System.IO.Path.Combine(Path, number.ToString("D5", CultureInfo.InvariantCulture) + ".jpg");
}
