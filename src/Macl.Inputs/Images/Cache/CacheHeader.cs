using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Macl.Inputs.Images.Cache;

/// <summary>The first bytes of a cache file: the format's name and version, and where the index lies with its hash. Numbers are little-endian.</summary>
/// <param name="IndexOffset">Bytes before the index; it ends the file.</param>
/// <param name="IndexBytes">Its length.</param>
/// <param name="IndexHash">Its SHA-256.</param>
internal sealed record CacheHeader(long IndexOffset, int IndexBytes, byte[] IndexHash)
{
    public const int Bytes = 64;
    private const int Version = 1;
    private const int VersionAt = 8;
    private const int IndexBytesAt = 12;
    private const int IndexOffsetAt = 16;
    private const int HashAt = 32;

    private static ReadOnlySpan<byte> Format => "MACLPIX\n"u8;

    public static CacheHeader For(long offset, byte[] index) => new(offset, index.Length, SHA256.HashData(index));

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        Format.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(IndexBytesAt), IndexBytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(IndexOffsetAt), IndexOffset);
        IndexHash.CopyTo(bytes.AsSpan(HashAt));
        return bytes;
    }

    /// <summary>Whether a file may be written over: it is not there, or begins as a cache of any version does, however short it is.</summary>
    public static bool MayReplace(string file)
    {
        if (!File.Exists(file))
        {
            return true;
        }

        Span<byte> first = stackalloc byte[Format.Length];
        using var stream = File.OpenRead(file);
        return Format.StartsWith(first[..stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Null where a file does not begin as a whole cache of this version does.</summary>
    /// <param name="bytes">The first bytes of the file.</param>
    /// <param name="fileBytes">The file's length.</param>
    public static CacheHeader? Parse(ReadOnlySpan<byte> bytes, long fileBytes)
    {
        if (bytes.Length < Bytes || !bytes.StartsWith(Format) || BinaryPrimitives.ReadInt32LittleEndian(bytes[VersionAt..]) != Version)
        {
            return null;
        }

        var header = new CacheHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[IndexOffsetAt..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[IndexBytesAt..]), bytes[HashAt..Bytes].ToArray());
        bool isWhole = header.IndexOffset >= Bytes && header.IndexBytes > 0 && header.IndexOffset == fileBytes - header.IndexBytes;
        return isWhole ? header : null;
    }
}
