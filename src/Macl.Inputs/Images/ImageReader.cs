using Macl.Inputs.Files;
using Macl.Inputs.Images.Cifar;
using Macl.Inputs.Images.Files;
using Macl.Inputs.Images.Mnist;

namespace Macl.Inputs.Images;

/// <summary>Opens data sets of pictures, and finds out by itself what they are.</summary>
/// <remarks>
/// <para>A folder or a zip file of JPEG, PNG, WebP, BMP and GIF files. Folders around everything are passed over; the first folders below are the
/// classes, with all that lies deeper. Pictures without folders, or beside them, have no classes. Every file is read and decoded once at
/// opening, on all threads: what cannot be decoded to its end is no part of the data and listed in <see cref="ImageDataSet.Skipped"/>, as are files without a
/// picture's ending and symbolic links, which are not followed. Hidden files and what operating systems leave behind are not looked at.</para>
/// <para>CIFAR-10 and CIFAR-100 in their binary version: the folder, its .tar.gz or one .bin file, plain or with .gz. Names of classes come from batches.meta.txt
/// or fine_label_names.txt beside it; without them classes are numbers.</para>
/// <para>MNIST and its likes: an idx file of pictures or its folder, plain or with .gz; the classes from the labels file beside it.</para>
/// </remarks>
public static class ImageReader
{
    /// <param name="path">A folder or a file.</param>
    /// <param name="options">How pictures are read; null for the defaults.</param>
    /// <param name="progress">Told about files that are read, in ascending order; may be called on any thread.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The data set; the caller closes it.</returns>
    /// <exception cref="DataFormatException">It is no such data, is damaged, or holds no picture that can be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ImageDataSet Read(string path, ImageReadingOptions? options = null, IProgress<ReadingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        return !Directory.Exists(path) && File.Exists(path) && ReadFile(path, options) is { } data
            ? data
            : ReadSource(OpenSource(path, options), NameOf(path), options, progress, cancellation);
    }

    /// <summary>Null where the file is an archive.</summary>
    private static ImageDataSet? ReadFile(string path, ImageReadingOptions options)
    {
        string file = Path.GetFileName(path);
        if (PictureNames.Fit(file))
        {
            throw new DataFormatException(path, "is a single picture; give the folder or zip file that holds the pictures");
        }

        using var folder = new FolderSource(Path.GetDirectoryName(Path.GetFullPath(path))!, maxDepth: 0);
        if (CifarFiles.IsBinary(file))
        {
            return CifarFiles.ReadFiles(folder, [file], options);
        }

        return MnistFiles.IsImages(file) ? MnistFiles.ReadFile(folder, file, options) : null;
    }

    private static FileSource OpenSource(string path, ImageReadingOptions options) =>
        TarSource.Fits(path) && File.Exists(path)
            ? TarSource.Open(path, options.MaxUnpackedBytes, CifarFiles.IsUseful)
            : FileSource.At(path, options.MaxUnpackedBytes, maxDepth: int.MaxValue);

    private static ImageDataSet ReadSource(FileSource source, string name, ImageReadingOptions options, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        if (source.Files.Any(PictureNames.Fit))
        {
            return PictureFiles.Open(source, name, options, progress, cancellation);
        }

        using (source)
        {
            return ReadArrays(source, options) ?? PictureFiles.Open(source, name, options, progress, cancellation);
        }
    }

    private static ImageDataSet? ReadArrays(FileSource source, ImageReadingOptions options)
    {
        if (source.Files.Any(CifarFiles.IsOfficial))
        {
            return CifarFiles.ReadPart(source, options);
        }

        return source.Files.Any(MnistFiles.IsImages) ? MnistFiles.ReadPart(source, options) : null;
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
