using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Macl.Inputs.Npy;

/// <summary>The start of a .npy file: element type and shape (NumPy Enhancement Proposal 1, versions 1 to 3).</summary>
internal sealed partial record NpyHeader(NpyType Type, int[] Shape)
{
    private const int MaxTextBytes = 1 << 16;
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of all elements; too large for an <see cref="int"/> in files that lie.</summary>
    public Int128 ByteCount => Shape.Aggregate((Int128)(int)Type, (product, size) => product * size);

    public static NpyHeader Read(Stream stream, string file)
    {
        int textLength = ReadTextLength(stream, file);
        byte[] text = ReadBytes(stream, textLength, file);
        return Parse(Encoding.UTF8.GetString(text), file);
    }

    public byte[] ToBytes()
    {
        string shape = Shape.Length == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";
        string text = $"{{'descr': '<f{(int)Type}', 'fortran_order': False, 'shape': {shape}, }}";
        int start = Magic.Length + 4;
        int length = (start + text.Length + Alignment) / Alignment * Alignment;
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        bytes[Magic.Length] = 1;
        bytes[Magic.Length + 1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Magic.Length + 2), (ushort)(length - start));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(start));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static int ReadTextLength(Stream stream, string file)
    {
        byte[] start = ReadBytes(stream, Magic.Length + 2, file);
        if (!start.AsSpan().StartsWith(Magic))
        {
            throw new DataFormatException(file, "is not a .npy file");
        }

        long length = start[Magic.Length] switch
        {
            1 => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(stream, 2, file)),
            2 or 3 => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(stream, 4, file)),
            byte version => throw new DataFormatException(file, $"has .npy version {version}; 1, 2 and 3 are read"),
        };
        return length <= MaxTextBytes ? (int)length : throw new DataFormatException(file, $"states a header of {length} bytes; at most {MaxTextBytes} are read");
    }

    private static byte[] ReadBytes(Stream stream, int count, string file)
    {
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new DataFormatException(file, "is not a .npy file: it ends within the header");
    }

    private static NpyHeader Parse(string text, string file)
    {
        Match match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new DataFormatException(file, $"has a header that is not understood: {text.Trim()}; plain arrays with descr, fortran_order and shape are read");
        }

        if (match.Groups["order"].ValueSpan is "True")
        {
            throw new DataFormatException(file, "is in Fortran order; save it in C order (numpy.ascontiguousarray)");
        }

        return new NpyHeader(ParseType(match.Groups["descr"].Value, file), ParseShape(match.Groups["shape"].Value, file));
    }

    private static NpyType ParseType(string descr, string file) => descr switch
    {
        "<f2" => NpyType.HalfPrecision,
        "<f4" => NpyType.SinglePrecision,
        "<f8" => NpyType.DoublePrecision,
        _ => throw new DataFormatException(file, $"has elements of type '{descr}'; '<f2', '<f4' and '<f8' (little-endian float16, float32, float64) are read"),
    };

    private static int[] ParseShape(string text, string file)
    {
        string[] sizes = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = new int[sizes.Length];
        if (sizes.Length is not (1 or 2) || !sizes.Select((size, axis) => int.TryParse(size, out shape[axis]) && shape[axis] >= 0).All(valid => valid))
        {
            throw new DataFormatException(file, $"has shape ({text}); one or two sizes up to {int.MaxValue:N0} are read");
        }

        return shape;
    }

    [GeneratedRegex(@"^\{(?:\s*(?:'descr'\s*:\s*'(?<descr>[^']*)'|'fortran_order'\s*:\s*(?<order>True|False)|'shape'\s*:\s*\((?<shape>[^()]*)\))\s*,?){3}\s*\}\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
