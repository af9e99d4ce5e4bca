using System.Text.Json;
using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>The JSON header of a safetensors file.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>One tensor of a file; <paramref name="Begin"/> counts from the end of the header.</summary>
    internal sealed record Entry(string Name, ScalarType Type, long[] Shape, long Begin, long End);

    /// <summary>The header of tensors that follow one another in this order, filled up with blanks to a multiple of the alignment.</summary>
    public static byte[] Format(IEnumerable<(string Name, ScalarType Type, long[] Shape)> tensors, IReadOnlyDictionary<string, string>? metadata, int alignment)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            long begin = 0;
            foreach (var (name, type, shape) in tensors)
            {
                begin = WriteEntry(json, name, type, shape, begin);
            }

            json.WriteEndObject();
        }

        while (buffer.Length % alignment != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    /// <summary>The tensors of a header in the order of their bytes, checked: known types, different names, sizes that agree, every byte of the data in exactly one tensor.</summary>
    public static List<Entry> Parse(byte[] header, long dataLength)
    {
        using var json = JsonDocument.Parse(header);
        ThrowIfNot(json.RootElement.ValueKind == JsonValueKind.Object, "its header is no JSON object");
        List<Entry> entries = [.. json.RootElement.EnumerateObject().Where(tensor => !tensor.NameEquals(Metadata)).Select(ParseEntry).OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        ThrowIfNamedTwice(entries);
        long expected = 0;
        foreach (var entry in entries)
        {
            ThrowIfNot(entry.Begin == expected, $"tensor {entry.Name} begins at byte {entry.Begin} instead of {expected}");
            expected = entry.End;
        }

        ThrowIfNot(expected == dataLength, $"its tensors need {expected} bytes, but {dataLength} are there");
        return entries;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
        {
            return;
        }

        json.WriteStartObject(Metadata);
        foreach (var (name, value) in metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, ScalarType type, long[] shape, long begin)
    {
        if (name is Metadata)
        {
            throw new ArgumentException($"A tensor cannot be named {Metadata}: safetensors gives that name another meaning.", nameof(name));
        }

        var (typeName, size) = SafetensorsTypes.Of(type);
        long end = begin + ByteCount(shape, size);
        json.WriteStartObject(name);
        json.WriteString("dtype", typeName);
        WriteNumbers(json, "shape", shape);
        WriteNumbers(json, "data_offsets", [begin, end]);
        json.WriteEndObject();
        return end;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        Array.ForEach(numbers, json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static Entry ParseEntry(JsonProperty tensor)
    {
        var (type, size) = SafetensorsTypes.Of(Member(tensor, "dtype", JsonValueKind.String).GetString());
        long[] shape = Numbers(tensor, "shape");
        long[] offsets = Numbers(tensor, "data_offsets");
        ThrowIfNot(offsets.Length == 2, $"tensor {tensor.Name} has {offsets.Length} data_offsets instead of 2");
        long bytes = ByteCount(shape, size);
        ThrowIfNot(
            offsets[0] <= offsets[1] && bytes == offsets[1] - offsets[0],
            $"tensor {tensor.Name} of shape [{string.Join(", ", shape)}] needs {bytes} bytes, but has bytes {offsets[0]} to {offsets[1]}");
        return new Entry(tensor.Name, type, shape, offsets[0], offsets[1]);
    }

    private static long ByteCount(long[] shape, int size) => shape.Aggregate((long)size, (product, length) => checked(product * length));

    private static long[] Numbers(JsonProperty tensor, string name) =>
        [.. Member(tensor, name, JsonValueKind.Array).EnumerateArray().Select(number => Count(number, tensor, name))];

    private static long Count(JsonElement number, JsonProperty tensor, string name)
    {
        long value = -1;
        bool isCount = number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out value) && value >= 0;
        ThrowIfNot(isCount, $"tensor {tensor.Name} has {number.GetRawText()} in its {name}, where whole numbers from 0 are allowed");
        return value;
    }

    private static JsonElement Member(JsonProperty tensor, string name, JsonValueKind kind)
    {
        var member = default(JsonElement);
        bool isThere = tensor.Value.ValueKind == JsonValueKind.Object && tensor.Value.TryGetProperty(name, out member) && member.ValueKind == kind;
        ThrowIfNot(isThere, $"tensor {tensor.Name} has no {name}");
        return member;
    }

    private static void ThrowIfNamedTwice(List<Entry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var twice = entries.Find(entry => !names.Add(entry.Name));
        ThrowIfNot(twice is null, $"tensor {twice?.Name} is there twice");
    }

    private static void ThrowIfNot(bool sound, string problem)
    {
        if (!sound)
        {
            throw new InvalidDataException(problem);
        }
    }
}
