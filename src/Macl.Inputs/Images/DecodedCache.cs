using Macl.Inputs.Images.Cache;

namespace Macl.Inputs.Images;

/// <summary>
/// Decoded pictures in one file, for data that is read again and again and is too large to be kept in memory. The file is mapped, so that processes
/// on one machine share its memory.
/// </summary>
/// <remarks>
/// A file is believed only if it is whole, its checksums are right, and it was made of the same data with the same options; any other is made again.
/// While it is made it is called FILE.unfinished; it gets its name in one step when it is complete and on the disk, so that an interruption leaves an
/// older file as it was. Processes that have the older file open keep reading that one.
/// </remarks>
public static class DecodedCache
{
    /// <summary>Opens the file, or makes it first.</summary>
    /// <param name="source">The data; closed with the data set that is returned.</param>
    /// <param name="file">Where the decoded pictures lie or will lie: width × height × 3 bytes for each.</param>
    /// <param name="progress">Told about pictures that are decoded, in ascending order; may be called on any thread.</param>
    /// <param name="cancellation">Stops the work and leaves nothing behind.</param>
    /// <returns>The same data with the same pixels, names, classes and fingerprint.</returns>
    /// <exception cref="IOException">The file cannot be written or read: no room, no permission, or another program is writing it.</exception>
    /// <exception cref="ArgumentException">The file is there and is something else than decoded pictures.</exception>
    /// <exception cref="DataFormatException">A picture can no longer be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ImageDataSet OpenOrBuild(ImageDataSet source, string file, IProgress<ReadingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        if (CachedImages.TryOpen(source, file, cancellation) is { } images)
        {
            return images;
        }

        if (!CacheHeader.MayReplace(file))
        {
            throw new ArgumentException($"{file} is something else than decoded pictures, and stays as it is; allowed: a new file, or one that was made for this.", nameof(file));
        }

        CacheWriter.Write(source, file, progress, cancellation);
        return CachedImages.TryOpen(source, file, cancellation)
            ?? throw new IOException($"{file}: the decoded pictures changed while they were read back; see whether the disk is sound or another program writes there.");
    }
}
