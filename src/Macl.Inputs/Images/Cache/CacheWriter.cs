using Macl.Inputs.Images.Files;
using Microsoft.Win32.SafeHandles;

namespace Macl.Inputs.Images.Cache;

/// <summary>Decodes all pictures on all threads into a file that has its name only when it is whole.</summary>
internal sealed class CacheWriter
{
    private readonly ImageDataSet _source;
    private readonly SafeFileHandle _file;
    private readonly CacheIndex.Place[] _places;
    private long _end = CacheHeader.Bytes;

    private CacheWriter(ImageDataSet source, SafeFileHandle file)
    {
        _source = source;
        _file = file;
        _places = new CacheIndex.Place[source.Count];
    }

    /// <summary>No other program may write; Windows wants the renaming of an open file allowed.</summary>
    private static FileShare Sharing => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>What a file is called that is not whole. One that an interrupted build left behind is written over by the next.</summary>
    public static string UnfinishedName(string file) => file + ".unfinished";

    /// <exception cref="IOException">It cannot be written: no room, no permission, or another program is writing it.</exception>
    public static void Write(ImageDataSet source, string file, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using SafeFileHandle unfinished = File.OpenHandle(UnfinishedName(file), FileMode.Create, FileAccess.ReadWrite, Sharing);
            WriteAndRename(source, file, unfinished, progress, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{file}: the decoded pictures cannot be written ({fault.Message.TrimEnd('.')}); free some room there, or name another place.", fault);
        }
    }

    /// <summary>Renamed while it is still open and locked, so that no other program can write to it in between.</summary>
    private static void WriteAndRename(ImageDataSet source, string file, SafeFileHandle unfinished, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var writer = new CacheWriter(source, unfinished);
            writer.WritePictures(progress, cancellation);
            writer.WriteIndex();
            RandomAccess.FlushToDisk(unfinished);
            File.Move(UnfinishedName(file), file, overwrite: true);
        }
        catch
        {
            File.Delete(UnfinishedName(file));
            throw;
        }
    }

    private void WritePictures(IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        var counter = new ProgressCounter(progress, _places.Length);
        ParallelWork.For(_places.Length, Environment.ProcessorCount, () => new RgbImage(1, 1), (index, _, image) =>
        {
            WritePicture(index, image);
            counter.CountOne();
        }, cancellation);
    }

    private void WritePicture(int index, RgbImage image)
    {
        _source.Read(index, image);
        ReadOnlySpan<byte> pixels = image.Pixels;
        long offset = Interlocked.Add(ref _end, pixels.Length) - pixels.Length;
        RandomAccess.Write(_file, pixels, offset);
        _places[index] = new CacheIndex.Place(offset, image.Width, image.Height, PixelChecksum.Of(pixels));
    }

    private void WriteIndex()
    {
        byte[] index = new CacheIndex(CacheIndex.SourceOf(_source), _places).ToBytes();
        RandomAccess.Write(_file, index, _end);
        RandomAccess.Write(_file, CacheHeader.For(_end, index).ToBytes(), 0);
    }
}
