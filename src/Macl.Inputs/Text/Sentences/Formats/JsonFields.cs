using System.Text;
using System.Text.Json;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>Takes some fields of text out of JSON objects, one after the other, in memory that it keeps.</summary>
/// <param name="names">The fields, one to three.</param>
internal sealed class JsonFields(IReadOnlyList<string> names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[][] _values = [.. names.Select(_ => Array.Empty<byte>())];
    private readonly int[] _lengths = new int[names.Count];

    /// <summary>The fields of the object read last; empty where it has none, or one that is no text.</summary>
    public SampleFields Values => new(_names.Length, Value(0), Value(1), Value(2));

    /// <summary>Reads a line; false where it is no JSON object.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        Array.Clear(_lengths);
        try
        {
            return ReadObject(line);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // JsonException: the line is no JSON. InvalidOperationException: text has escapes that are no characters.
            return false;
        }
    }

    private ReadOnlySpan<byte> Value(int field) => field < _values.Length ? _values[field].AsSpan(0, _lengths[field]) : default;

    private bool ReadObject(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int field = Find(ref reader);
            reader.Read();
            if (field >= 0)
            {
                Take(ref reader, field, line.Length);
            }

            reader.Skip();
        }

        return !reader.Read();
    }

    private int Find(ref Utf8JsonReader reader)
    {
        for (int field = 0; field < _names.Length; field++)
        {
            if (reader.ValueTextEquals(_names[field]))
            {
                return field;
            }
        }

        return -1;
    }

    /// <summary>Unescaped, text is never longer than it was. Where a name comes twice the last one counts.</summary>
    private void Take(ref Utf8JsonReader reader, int field, int mostBytes)
    {
        _lengths[field] = 0;
        if (reader.TokenType == JsonTokenType.String)
        {
            if (_values[field].Length < mostBytes)
            {
                _values[field] = new byte[Math.Max(mostBytes, 2 * _values[field].Length)];
            }

            _lengths[field] = reader.CopyString(_values[field]);
        }
    }
}
