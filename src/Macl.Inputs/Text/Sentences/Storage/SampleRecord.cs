using System.Buffers;
using System.Text;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>
/// A sample as bytes: for each field its length (seven bits a byte, the lowest first, the highest bit set in all but the last byte) and its UTF-8.
/// Two samples have the same bytes only if they are the same.
/// </summary>
internal static class SampleRecord
{
    private const int MostLengthBytes = 5;

    public static void Write(IBufferWriter<byte> target, in SampleFields fields)
    {
        for (int index = 0; index < fields.Count; index++)
        {
            Write(target, fields[index]);
        }
    }

    public static TextSample Read(ReadOnlySpan<byte> record, int fieldCount)
    {
        string text = ReadField(ref record);
        string? positive = fieldCount > 1 ? ReadField(ref record) : null;
        string? hardNegative = fieldCount > 2 ? ReadField(ref record) : null;
        return new TextSample(text, positive, hardNegative);
    }

    private static void Write(IBufferWriter<byte> target, ReadOnlySpan<byte> field)
    {
        Span<byte> room = target.GetSpan(MostLengthBytes + field.Length);
        int used = 0;
        for (uint rest = (uint)field.Length; ; rest >>= 7)
        {
            room[used++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        field.CopyTo(room[used..]);
        target.Advance(used + field.Length);
    }

    private static string ReadField(ref ReadOnlySpan<byte> record)
    {
        int length = 0;
        int used = 0;
        byte last;
        do
        {
            last = record[used];
            length |= (last & 0x7f) << (7 * used++);
        }
        while (last >= 0x80);
        string field = Encoding.UTF8.GetString(record.Slice(used, length));
        record = record[(used + length)..];
        return field;
    }
}
