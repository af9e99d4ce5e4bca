using System.Buffers.Binary;
using System.IO.Compression;

namespace Macl.Inputs.Files;

/// <summary>A file's bytes in memory, unpacked where its name ends in .gz.</summary>
internal static class WholeFile
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>A header of 10 bytes and an end of 8.</summary>
    private const int LeastPackedBytes = 18;

    public static bool IsPacked(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without .gz.</summary>
    public static string PlainName(string file) => IsPacked(file) ? file[..^3] : file;

    /// <param name="source">Where the file lies.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="maxBytes">The most that it may unpack to.</param>
    /// <exception cref="DataFormatException">It cannot be read, is damaged or larger than allowed.</exception>
    public static byte[] Read(FileSource source, string file, long maxBytes)
    {
        try
        {
            using Stream stream = source.Open(file);
            byte[] content = ReadAll(stream, file, maxBytes);
            return IsPacked(file) ? Unpack(content, file, maxBytes) : content;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new DataFormatException(file, $"cannot be read ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    /// <summary>The framework's reader takes a truncated file for a short one, so the length that the file's end states is compared.</summary>
    private static byte[] Unpack(byte[] packed, string file, long maxBytes)
    {
        using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] content = ReadAll(unpacked, file, maxBytes);
        uint stated = packed.Length < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - sizeof(uint)));
        return stated == (uint)content.Length && packed.Length >= LeastPackedBytes
            ? content
            : throw new DataFormatException(file, $"is truncated or damaged: it unpacks to {content.Length:N0} bytes where its end states {stated:N0}");
    }

    private static byte[] ReadAll(Stream stream, string file, long maxBytes)
    {
        using var content = new MemoryStream();
        byte[] chunk = new byte[ChunkBytes];
        for (int count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
        {
            content.Write(chunk, 0, count);
            if (content.Length > Math.Min(maxBytes, Array.MaxLength))
            {
                throw new DataFormatException(file, $"holds more than {Math.Min(maxBytes, Array.MaxLength):N0} bytes, the most that is allowed");
            }
        }

        return content.ToArray();
    }
}
