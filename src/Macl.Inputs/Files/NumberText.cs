using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Macl.Inputs.Files;

/// <summary>Numbers in a line of text, separated by a comma with or without blanks.</summary>
internal static class NumberText
{
    public static int ReadInteger(LineReader reader, ReadOnlySpan<byte> line) =>
        TryReadInteger(line, out int value) ? value : throw reader.Fault($"{Show(line)} is not one whole number");

    public static (int First, int Second) ReadPair(LineReader reader, ReadOnlySpan<byte> line)
    {
        int comma = line.IndexOf((byte)',');
        return comma >= 0 && TryReadInteger(line[..comma].TrimEnd((byte)' '), out int first) && TryReadInteger(line[(comma + 1)..].TrimStart((byte)' '), out int second)
            ? (first, second)
            : throw reader.Fault($"{Show(line)} is not two whole numbers with a comma between them");
    }

    /// <summary>Adds the numbers of a line to <paramref name="values"/>.</summary>
    public static void AppendNumbers(LineReader reader, ReadOnlySpan<byte> line, List<float> values)
    {
        foreach (Range range in line.Split((byte)','))
        {
            ReadOnlySpan<byte> part = line[range].Trim((byte)' ');
            if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) || !float.IsFinite(value))
            {
                throw reader.Fault($"{Show(part)} is not a finite number of single precision");
            }

            values.Add(value);
        }
    }

    private static bool TryReadInteger(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out int consumed) && consumed == text.Length;

    private static string Show(ReadOnlySpan<byte> text) =>
        text.Length <= 60 ? $"'{Encoding.UTF8.GetString(text)}'" : $"'{Encoding.UTF8.GetString(text[..57])}...'";
}
