using Macl.Inputs.Files;

namespace Macl.Inputs.Images.Mnist;

/// <summary>Finds and reads grey pictures in the idx format, and their classes beside them.</summary>
internal static class MnistFiles
{
    /// <summary>Names like train-images-idx3-ubyte, train-images.idx3-ubyte and either with .gz.</summary>
    public static bool IsImages(string file) => WholeFile.PlainName(file).EndsWith("idx3-ubyte", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the part of a folder or archive.</summary>
    /// <exception cref="DataFormatException">It holds no file of that part, or more than one, or a damaged file.</exception>
    public static MnistDataSet ReadPart(FileSource source, ImageReadingOptions options)
    {
        string prefix = options.Part == DataPart.Test ? "t10k-" : "train-";
        string[] files = [.. source.Files.Where(file => IsImages(file) && file[(file.LastIndexOf('/') + 1)..].Contains(prefix, StringComparison.OrdinalIgnoreCase))];
        return files is [string images]
            ? ReadFile(source, images, options)
            : throw new DataFormatException(source.Path, $"holds {files.Length} files called {prefix}…idx3-ubyte where one is expected; name the file to read");
    }

    /// <param name="source">Where the file lies.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="options">How much is allowed.</param>
    public static MnistDataSet ReadFile(FileSource source, string images, ImageReadingOptions options)
    {
        IdxFile pictures = IdxFile.Parse(images, WholeFile.Read(source, images, options.MaxUnpackedBytes), dimensions: 3);
        if ((long)pictures.Shape[1] * pictures.Shape[2] > options.MaxPixels)
        {
            throw new DataFormatException(images, $"has pictures of {pictures.Shape[2]:N0} × {pictures.Shape[1]:N0} pixels; at most {options.MaxPixels:N0} in all are allowed");
        }

        string name = images[(images.LastIndexOf('/') + 1)..];
        return new MnistDataSet(name, pictures, ReadLabels(source, images, pictures.Shape[0], options));
    }

    private static ClassLabels? ReadLabels(FileSource source, string images, int count, ImageReadingOptions options)
    {
        string plain = LabelsOf(WholeFile.PlainName(images));
        string? file = source.Files.FirstOrDefault(file => string.Equals(WholeFile.PlainName(file), plain, StringComparison.Ordinal));
        if (file is null || string.Equals(file, images, StringComparison.Ordinal))
        {
            return null;
        }

        IdxFile labels = IdxFile.Parse(file, WholeFile.Read(source, file, options.MaxUnpackedBytes), dimensions: 1);
        return labels.Shape[0] == count
            ? ClassLabels.From([.. labels.Values.ToArray().Select(value => (int)value)])
            : throw new DataFormatException(file, $"has {labels.Shape[0]:N0} classes for {count:N0} pictures");
    }

    private static string LabelsOf(string images)
    {
        int name = images.LastIndexOf('/') + 1;
        return images[..name] + images[name..].Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
    }
}
