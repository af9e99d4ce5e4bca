using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>The JSON header of a safetensors file.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>One tensor of a file; <paramref name="Begin"/> counts from the end of the header.</summary>
    internal sealed record Entry(string Name, ScalarType Type, long[] Shape, long Begin, long End);

    public static byte[] Format(IEnumerable<(string Name, ScalarType Type, long[] Shape)> tensors, int alignment)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
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

    /// <summary>The tensors of a header, checked: known types, sizes that agree, every byte of the data in exactly one tensor.</summary>
    public static List<Entry> Parse(byte[] header, long dataLength)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(header));
        var entries = json.RootElement.EnumerateObject().Where(tensor => !tensor.NameEquals(Metadata)).Select(ParseEntry).ToList();
        long expected = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Begin))
        {
            if (entry.Begin != expected)
            {
                throw new InvalidDataException($"tensor {entry.Name} begins at byte {entry.Begin} instead of {expected}");
            }

            expected = entry.End;
        }

        return expected == dataLength ? entries : throw new InvalidDataException($"its tensors need {expected} bytes, but {dataLength} are there");
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, ScalarType type, long[] shape, long begin)
    {
        var (typeName, size) = SafetensorsTypes.Of(type);
        long end = begin + shape.Aggregate((long)size, (product, length) => product * length);
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
        var (type, size) = SafetensorsTypes.Of(tensor.Value.GetProperty("dtype").GetString());
        long[] shape = Numbers(tensor.Value.GetProperty("shape"));
        long[] offsets = Numbers(tensor.Value.GetProperty("data_offsets"));
        if (offsets.Length != 2 || shape.Any(length => length < 0))
        {
            throw new InvalidDataException($"tensor {tensor.Name} has a malformed shape or place");
        }

        long bytes = shape.Aggregate((long)size, (product, length) => checked(product * length));
        return bytes == checked(offsets[1] - offsets[0])
            ? new Entry(tensor.Name, type, shape, offsets[0], offsets[1])
            : throw new InvalidDataException($"tensor {tensor.Name} of shape [{string.Join(", ", shape)}] needs {bytes} bytes, but has bytes {offsets[0]} to {offsets[1]}");
    }

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];
}
