using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>
/// Reads and writes the safetensors format (Hugging Face): eight bytes with the header's length, a JSON header, raw little-endian
/// tensors. A file of ours opens in every other safetensors reader, and the other way round.
/// </summary>
public static class Safetensors
{
    /// <summary>Longer headers are refused, as in the reference implementation.</summary>
    public const int LongestHeader = 100_000_000;

    private const int Alignment = 8;

    /// <summary>Writes tensors in the order of their names and flushes them to the disk.</summary>
    /// <param name="path">A new file; an old one is overwritten.</param>
    /// <param name="tensors">On any device; of a type in <see cref="SafetensorsTypes"/>.</param>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        KeyValuePair<string, Tensor>[] ordered = [.. tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
        byte[] header = SafetensorsHeader.Format(ordered.Select(entry => (entry.Key, entry.Value.dtype, entry.Value.shape)), Alignment);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, tensor) in ordered)
        {
            WriteValues(file, tensor);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads all tensors onto the CPU. The caller owns them.</summary>
    /// <exception cref="InvalidDataException">The file is truncated or damaged, or no safetensors file; nothing is allocated on the word of its header.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return ReadAll(file);
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or EndOfStreamException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{path} is no sound safetensors file: {problem.Message}", problem);
        }
    }

    private static Dictionary<string, Tensor> ReadAll(FileStream file)
    {
        var entries = SafetensorsHeader.Parse(ReadHeader(file), file.Length - file.Position);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(entry => entry.Begin))
        {
            var values = empty(entry.Shape, dtype: entry.Type);
            file.ReadExactly(values.bytes);
            tensors.Add(entry.Name, values);
        }

        return tensors;
    }

    private static byte[] ReadHeader(FileStream file)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        file.ReadExactly(prefix);
        long length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > LongestHeader || length > file.Length - file.Position)
        {
            throw new InvalidDataException($"its header claims {length} bytes of a file of {file.Length}");
        }

        byte[] header = new byte[length];
        file.ReadExactly(header);
        return header;
    }

    private static void WriteValues(FileStream file, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        file.Write(tensor.detach().cpu().contiguous().bytes);
    }
}
