using System.Runtime.InteropServices;
using Macl.Inputs.Files;

namespace Macl.Inputs.Graphs;

/// <summary>Reads tables with one line for each node, edge or graph.</summary>
internal static class TuColumns
{
    /// <summary>One integer a line.</summary>
    public static int[] ReadIntegers(LineReader reader, int count, string owner)
    {
        var values = new int[count];
        int row = 0;
        for (; reader.TryRead(out ReadOnlySpan<byte> line); row++)
        {
            ThrowIfTooMany(reader, row, count, owner);
            values[row] = NumberText.ReadInteger(reader, line);
        }

        ThrowIfTooFew(reader, row, count, owner);
        return values;
    }

    /// <summary>Equally many finite numbers a line, row after row.</summary>
    public static float[] ReadRows(LineReader reader, int count, string owner)
    {
        var values = new List<float>();
        int width = 0;
        int row = 0;
        for (; reader.TryRead(out ReadOnlySpan<byte> line); row++)
        {
            ThrowIfTooMany(reader, row, count, owner);
            NumberText.AppendNumbers(reader, line, values);
            width = row == 0 ? values.Count : width;
            int given = values.Count - (row * width);
            if (given != width)
            {
                throw reader.Fault($"has {given} values where the first line has {width}");
            }
        }

        ThrowIfTooFew(reader, row, count, owner);
        return CollectionsMarshal.AsSpan(values).ToArray();
    }

    private static void ThrowIfTooMany(LineReader reader, int row, int count, string owner)
    {
        if (row == count)
        {
            throw reader.Fault($"there are only {count} {owner}s; one line for each is allowed");
        }
    }

    private static void ThrowIfTooFew(LineReader reader, int row, int count, string owner)
    {
        if (row < count)
        {
            throw new DataFormatException(reader.File, $"the file ends after {row} of {count} lines; it needs one for each {owner}", reader.Line + 1);
        }
    }
}
