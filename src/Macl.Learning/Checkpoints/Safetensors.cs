using System.Buffers.Binary;
using System.Runtime.InteropServices;
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

    private const long LongestPart = 1 << 24;

    /// <summary>
    /// Writes tensors and flushes them to the disk: those with the widest elements first, then by name, so that each lies at a
    /// multiple of its element's size, as in the reference implementation.
    /// </summary>
    /// <param name="path">A new file; an old one is overwritten.</param>
    /// <param name="tensors">On any device, of any size; float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8 or bool.</param>
    /// <param name="metadata">What the header says of the file beside its tensors. Null: nothing.</param>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    /// <exception cref="ArgumentException">A tensor has the one name that the format keeps for itself.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        KeyValuePair<string, Tensor>[] ordered = [.. tensors.OrderByDescending(entry => SafetensorsTypes.Of(entry.Value.dtype).Size).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        byte[] header = SafetensorsHeader.Format(ordered.Select(entry => (entry.Key, entry.Value.dtype, entry.Value.shape)), metadata, Alignment);
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
        catch (Exception problem) when (problem is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException($"{path} is no sound safetensors file: {problem.Message}", problem);
        }
    }

    private static Dictionary<string, Tensor> ReadAll(FileStream file)
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in SafetensorsHeader.Parse(ReadHeader(file), file.Length - file.Position))
        {
            var tensor = Allocate(entry);
            InParts(tensor, part => file.ReadExactly(part.bytes));
            tensors.Add(entry.Name, tensor);
        }

        scope.MoveToOuter(tensors.Values);
        return tensors;
    }

    private static Tensor Allocate(SafetensorsHeader.Entry entry)
    {
        try
        {
            return empty(entry.Shape, dtype: entry.Type, device: CPU);
        }
        catch (ExternalException problem)
        {
            throw new InvalidDataException($"libtorch cannot hold tensor {entry.Name} of shape [{string.Join(", ", entry.Shape)}]", problem);
        }
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
        InParts(tensor.detach().cpu().contiguous(), part => file.Write(part.bytes));
    }

    /// <summary>Views of a contiguous tensor one after the other: a span cannot have more than 2 GiB.</summary>
    private static void InParts(Tensor tensor, Action<Tensor> use)
    {
        using var scope = NewDisposeScope();
        var values = tensor.view(-1);
        long length = values.shape[0];
        for (long start = 0; start < length; start += LongestPart)
        {
            use(values.narrow(0, start, Math.Min(LongestPart, length - start)));
        }
    }
}
