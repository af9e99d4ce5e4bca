using System.Runtime.InteropServices;

namespace Macl.Inputs.Npy;

/// <summary>NumPy's .npy files with one- and two-dimensional floating-point arrays, little-endian and in C order.</summary>
public static class NpyFile
{
    /// <exception cref="DataFormatException">
    /// Not a .npy file, another element type, Fortran order, neither one nor two dimensions, or a header that does not fit the file's size.
    /// </exception>
    public static NpyArray Read(string path)
    {
        using FileStream stream = Open(path);
        NpyHeader header = NpyHeader.Read(stream, path);
        Int128 stated = header.ByteCount;
        long left = stream.Length - stream.Position;
        if (stated != left || stated > Array.MaxLength)
        {
            throw new DataFormatException(path, $"states shape ({string.Join(", ", header.Shape)}) of {(int)header.Type} bytes each, which takes {stated} bytes, and holds {left}; both must agree and be at most {Array.MaxLength}");
        }

        var bytes = new byte[left];
        stream.ReadExactly(bytes);
        return new NpyArray(header.Type, header.Shape, bytes);
    }

    /// <summary>Writes float32 values.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="values">Row after row.</param>
    /// <param name="shape">One size or two, whose product is the number of values.</param>
    /// <exception cref="ArgumentException">The shape does not fit the values.</exception>
    public static void Write(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) =>
        Write(path, NpyType.SinglePrecision, values, shape);

    /// <summary>Writes float64 values.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public static void Write(string path, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape) =>
        Write(path, NpyType.DoublePrecision, values, shape);

    /// <summary>Writes float32 values that are made as they are written, more of them than an array can hold.</summary>
    /// <param name="stream">Where the file begins.</param>
    /// <param name="pieces">Row after row, cut anywhere.</param>
    /// <param name="shape">One size or two, whose product is the number of values.</param>
    /// <exception cref="ArgumentException">The shape does not fit the values: for too few or too many of them only when they were written.</exception>
    public static void Write(Stream stream, IEnumerable<float[]> pieces, params ReadOnlySpan<int> shape)
    {
        var header = Header(NpyType.SinglePrecision, shape);
        long written = 0;
        stream.Write(header.ToBytes());
        foreach (float[] piece in pieces)
        {
            WriteInPieces<float>(stream, piece);
            written += piece.Length;
        }

        ThrowIfOtherCount(header, written);
    }

    private static void Write<T>(string path, NpyType type, ReadOnlySpan<T> values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var header = Header(type, shape);
        ThrowIfOtherCount(header, values.Length);
        using FileStream stream = File.Create(path);
        stream.Write(header.ToBytes());
        WriteInPieces(stream, values);
    }

    private static NpyHeader Header(NpyType type, ReadOnlySpan<int> shape) => shape.Length is 1 or 2 && !shape.ContainsAnyInRange(int.MinValue, -1)
        ? new NpyHeader(type, shape.ToArray())
        : throw new ArgumentException($"The shape is ({string.Join(", ", shape.ToArray())}); allowed: one or two sizes, each 0 or more.", nameof(shape));

    private static void ThrowIfOtherCount(NpyHeader header, long count)
    {
        if (header.ByteCount != (Int128)count * (int)header.Type)
        {
            throw new ArgumentException($"The shape is ({string.Join(", ", header.Shape)}) for {count} values; its product must be their number.", paramName: null);
        }
    }

    /// <summary>The bytes of an array may be more than a span can hold.</summary>
    private static void WriteInPieces<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        const int Piece = 1 << 20;
        for (; !values.IsEmpty; values = values[Math.Min(Piece, values.Length)..])
        {
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(Piece, values.Length)]));
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, $"cannot be opened ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }
}
