using System.Buffers.Binary;

namespace Macl.Inputs.Images.Mnist;

/// <summary>LeCun's idx format for bytes: two zeros, the type 8, the number of dimensions, the dimensions as big-endian numbers, the bytes.</summary>
/// <param name="Shape">The dimensions.</param>
/// <param name="Values">All bytes, the last dimension fastest.</param>
internal sealed record IdxFile(int[] Shape, ReadOnlyMemory<byte> Values)
{
    private const int FixedBytes = 4;

    /// <param name="file">What errors call it.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="dimensions">How many dimensions it must have.</param>
    /// <exception cref="DataFormatException">It is not in the format, has other dimensions or another length.</exception>
    public static IdxFile Parse(string file, byte[] content, int dimensions)
    {
        int header = FixedBytes + dimensions * sizeof(int);
        if (content.Length < header || !content.AsSpan().StartsWith<byte>([0, 0, 8, (byte)dimensions]))
        {
            throw new DataFormatException(file, $"is no idx file of bytes in {dimensions} dimensions: it begins with {Convert.ToHexStringLower(content.AsSpan(0, Math.Min(FixedBytes, content.Length)))} where 000008{dimensions:x2} is expected");
        }

        int[] shape = [.. Enumerable.Range(0, dimensions).Select(dimension => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(FixedBytes + dimension * sizeof(int))))];
        UInt128 expected = shape.Aggregate(UInt128.One, (product, size) => product * (uint)size);
        return Array.TrueForAll(shape, size => size > 0) && expected == (UInt128)(content.Length - header)
            ? new IdxFile(shape, content.AsMemory(header))
            : throw new DataFormatException(file, $"states the shape {string.Join(" × ", shape)} but holds {content.Length - header:N0} bytes");
    }
}
