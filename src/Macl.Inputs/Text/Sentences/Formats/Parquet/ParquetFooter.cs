using System.Buffers.Binary;
using static Macl.Inputs.Text.Sentences.Formats.Parquet.ThriftShape;

namespace Macl.Inputs.Text.Sentences.Formats.Parquet;

/// <summary>Checks the metadata at the end of a Parquet file, since Parquet.Net reads a damaged one without end and believes its lengths.</summary>
/// <remarks>The structures are those of parquet.thrift in the format's specification, with their fields in its order.</remarks>
internal static class ParquetFooter
{
    /// <summary>Its length, and PAR1.</summary>
    private const int EndBytes = 8;

    /// <summary>Columns may be nested in each other, and each level takes stack.</summary>
    private const int MostColumns = 2_000;

    private static readonly ThriftShape Statistics = Structure(Bytes, Bytes, I64, I64, Bytes, Bytes, Truth, Truth);
    private static readonly ThriftShape TimeUnit = Structure(Empty, Empty, Empty);
    private static readonly ThriftShape Time = Structure(Truth, TimeUnit);
    private static readonly ThriftShape LogicalType = Structure(
        Empty, Empty, Empty, Empty, Structure(I32, I32), Empty, Time, Time, null, Structure(I8, Truth), Empty, Empty, Empty, Empty, Empty,
        Structure(I8), Structure(Bytes), Structure(Bytes, I32));

    private static readonly ThriftShape Column = Structure(I32, I32, I32, Bytes, I32, I32, I32, I32, I32, LogicalType);
    private static readonly ThriftShape KeyValue = Structure(Bytes, Bytes);
    private static readonly ThriftShape PageCount = Structure(I32, I32, I32);
    private static readonly ThriftShape Sizes = Structure(I64, List(I64), List(I64));
    private static readonly ThriftShape Places = Structure(Structure(Real, Real, Real, Real, Real, Real, Real, Real), List(I32));
    private static readonly ThriftShape ChunkData = Structure(
        I32, List(I32), List(Bytes), I32, I64, I64, I64, List(KeyValue), I64, I64, I64, Statistics, List(PageCount), I64, I32, Sizes, Places);

    private static readonly ThriftShape Chunk = Structure(Bytes, I64, ChunkData, I64, I32, I64, I32);
    private static readonly ThriftShape RowGroup = Structure(List(Chunk), I64, I64, List(Structure(I32, Truth, Truth)), I64, I64, I16);
    private static readonly ThriftShape File = Structure(I32, List(Column, MostColumns), I64, List(RowGroup), List(KeyValue), Bytes, List(Structure(Empty)));

    /// <exception cref="DataFormatException">The metadata is damaged, or of a kind that is not read.</exception>
    public static void Check(string file, Stream content)
    {
        byte[] end = new byte[EndBytes];
        content.Position = Math.Max(0, content.Length - EndBytes);
        content.ReadExactly(end.AsSpan(0, (int)(content.Length - content.Position)));
        int length = BinaryPrimitives.ReadInt32LittleEndian(end);
        if (!end.AsSpan().EndsWith("PAR1"u8) || length < 0 || length > content.Length - EndBytes)
        {
            throw new DataFormatException(file, "is a truncated or damaged Parquet file: it does not end in its metadata and PAR1");
        }

        byte[] metadata = new byte[length];
        content.Position = content.Length - EndBytes - length;
        content.ReadExactly(metadata);
        if (!new ThriftCheck(metadata).Pass(File))
        {
            throw new DataFormatException(file, "is a damaged Parquet file, or one with metadata of a kind that is not read");
        }
    }
}
