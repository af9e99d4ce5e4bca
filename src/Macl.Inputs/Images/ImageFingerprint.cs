using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Macl.Inputs.Images;

/// <summary>A hash of what a data set says, wherever it lies and however it is packed.</summary>
internal static class ImageFingerprint
{
    /// <param name="names">What the pictures are called.</param>
    /// <param name="labels">Their classes, if any.</param>
    /// <param name="hashes">SHA-256 of each file.</param>
    public static string OfFiles(IReadOnlyList<string> names, ClassLabels? labels, IEnumerable<byte[]> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "picture files", names.Count);
        foreach ((string name, byte[] file) in names.Zip(hashes))
        {
            Append(hash, name);
            hash.AppendData(file);
        }

        Append(hash, labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <param name="shape">What the pixels are: their order and the pictures' size.</param>
    /// <param name="labels">Classes, if any.</param>
    /// <param name="pixels">All pixels, in any number of pieces.</param>
    public static string OfPixels(string shape, ClassLabels? labels, IEnumerable<ReadOnlyMemory<byte>> pixels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, shape);
        foreach (ReadOnlyMemory<byte> piece in pixels)
        {
            hash.AppendData(piece.Span);
        }

        Append(hash, labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ClassLabels? labels)
    {
        Append(hash, "classes", labels?.Names.Count ?? 0);
        foreach (string name in labels?.Names ?? [])
        {
            Append(hash, name);
        }

        foreach (int index in labels?.Indices ?? [])
        {
            Append(hash, index);
        }
    }

    private static void Append(IncrementalHash hash, string part, int count)
    {
        Append(hash, part);
        Append(hash, count);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
