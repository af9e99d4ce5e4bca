using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using Macl.Inputs.Images.Files;

namespace Macl.Inputs.Images.Cache;

/// <summary>A data set whose pixels come from a mapped file; all else it knows from the data set that the file was made of.</summary>
internal sealed class CachedImages : ImageDataSet
{
    private readonly ImageDataSet _source;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly CacheIndex.Place[] _places;

    private CachedImages(ImageDataSet source, MemoryMappedFile file, CacheIndex.Place[] places)
    {
        _source = source;
        _file = file;
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _places = places;
    }

    public override string Name => _source.Name;

    public override int Count => _places.Length;

    public override ClassLabels? Labels => _source.Labels;

    public override string Fingerprint => _source.Fingerprint;

    public override IReadOnlyList<SkippedFile> Skipped => _source.Skipped;

    public override IReadOnlyList<string> Remarks => _source.Remarks;

    internal override string Decoding => _source.Decoding;

    public override string NameOf(int index) => _source.NameOf(index);

    public override void Read(int index, RgbImage image)
    {
        CacheIndex.Place place = _places[index];
        image.Reshape(place.Width, place.Height);
        _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(_view.PointerOffset + place.Offset), image.Pixels);
    }

    /// <summary>Null where the file is missing, damaged, of another version, or of other data.</summary>
    /// <param name="source">The data that the file should hold; closed with this data set.</param>
    /// <param name="file">The cache file.</param>
    /// <param name="cancellation">Stops the comparison of checksums.</param>
    public static CachedImages? TryOpen(ImageDataSet source, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (ReadIndex(stream)?.PlacesOf(source, stream.Length) is not { } places)
        {
            stream.Dispose();
            return null;
        }

        var images = new CachedImages(source, Map(stream), places);
        return images.IsSoundOrCloses(cancellation) ? images : null;
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        _source.Dispose();
        base.Dispose(disposing);
    }

    private void Close()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static CacheIndex? ReadIndex(FileStream stream)
    {
        byte[] first = new byte[CacheHeader.Bytes];
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (CacheHeader.Parse(first.AsSpan(0, read), stream.Length) is not { } header)
        {
            return null;
        }

        byte[] index = new byte[header.IndexBytes];
        stream.Position = header.IndexOffset;
        stream.ReadExactly(index);
        return SHA256.HashData(index).AsSpan().SequenceEqual(header.IndexHash) ? CacheIndex.Parse(index) : null;
    }

    private static MemoryMappedFile Map(FileStream stream) =>
        MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);

    private bool IsSoundOrCloses(CancellationToken cancellation)
    {
        bool isSound = false;
        try
        {
            isSound = IsSound(cancellation);
        }
        finally
        {
            if (!isSound)
            {
                Close();
            }
        }

        return isSound;
    }

    private bool IsSound(CancellationToken cancellation)
    {
        int damaged = 0;
        ParallelWork.For(_places.Length, Environment.ProcessorCount, () => new RgbImage(1, 1), (index, loop, image) =>
        {
            Read(index, image);
            if (PixelChecksum.Of(image.Pixels) != _places[index].Checksum)
            {
                Interlocked.Increment(ref damaged);
                loop.Stop();
            }
        }, cancellation);
        return damaged == 0;
    }
}
