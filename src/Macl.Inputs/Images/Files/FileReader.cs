using Macl.Inputs.Files;
using Macl.Inputs.Images.Decoding;

namespace Macl.Inputs.Images.Files;

/// <summary>Reads and decodes one file after the other with memory that it keeps. One thread at a time.</summary>
internal sealed class FileReader(FileSource source, ImageReadingOptions options, MemoryBudget files, MemoryBudget pixels) : IDisposable
{
    /// <summary>The largest picture file that is read, 1 GiB. The largest bitmap of 100 million pixels has 400 MB.</summary>
    private const int MaxFileBytes = 1 << 30;

    /// <summary>Room that a file gets before it has shown that it is as long as it claims.</summary>
    private const int FirstBytes = 1 << 20;

    private readonly NativeBuffer _file = new();
    private readonly ImageDecoder _decoder = new(options, pixels);

    /// <summary>Takes the file's bytes before they are decoded.</summary>
    public delegate void ContentAction(ReadOnlySpan<byte> content);

    /// <param name="file">One of the source's files.</param>
    /// <param name="target">Takes the picture.</param>
    /// <exception cref="DataFormatException">The file cannot be read or decoded.</exception>
    public void Read(string file, RgbImage target) => Check(file, target, long.MaxValue, look: null);

    /// <summary>Looks whether the file is a sound picture, to its end.</summary>
    /// <param name="file">One of the source's files.</param>
    /// <param name="target">Takes the picture, unless it is too large.</param>
    /// <param name="mostPixels">Pixels above which a picture is too large to be taken.</param>
    /// <param name="look">Sees the file's bytes.</param>
    /// <returns>Whether the picture was taken.</returns>
    /// <exception cref="DataFormatException">The file cannot be read or decoded.</exception>
    public bool Check(string file, RgbImage target, long mostPixels, ContentAction? look)
    {
        long length = source.LengthOf(file);
        if (length is 0 or > MaxFileBytes)
        {
            throw new DataFormatException(file, length == 0 ? "is empty" : $"has {length:N0} bytes; at most {MaxFileBytes:N0} are allowed");
        }

        using MemoryBudget.Lease lease = files.Take(length);
        try
        {
            ReadOnlySpan<byte> content = ReadAll(file, (int)length);
            look?.Invoke(content);
            return _decoder.Decode(file, _file.Address, content, target, mostPixels);
        }
        finally
        {
            _file.Trim();
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _decoder.Dispose();
    }

    private ReadOnlySpan<byte> ReadAll(string file, int length)
    {
        using Stream stream = source.Open(file);
        int read = 0;
        while (true)
        {
            // One byte more than the file should have, so that the stream comes to its end and can be judged there.
            int room = (int)Math.Min(length + 1L, Math.Max(FirstBytes, 2L * read));
            int count = ReadSome(file, stream, _file.Reserve(room, read)[read..]);
            if (count == 0)
            {
                return _file.Reserve(Math.Max(read, 1))[..read];
            }

            read += count;
            if (read > length)
            {
                throw new DataFormatException(file, "grew while it was read");
            }
        }
    }

    private static int ReadSome(string file, Stream stream, Span<byte> room)
    {
        try
        {
            return stream.Read(room);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(file, $"cannot be read ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }
}
