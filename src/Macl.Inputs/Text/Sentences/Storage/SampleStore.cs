using System.Buffers;
using System.Text;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Samples by number, read by several threads at once.</summary>
/// <param name="file">What errors call it.</param>
/// <param name="bytes">Where the samples lie; closed with this.</param>
/// <param name="index">Where each begins.</param>
/// <param name="layout">How they lie.</param>
internal sealed class SampleStore(string file, ByteStore bytes, OffsetIndex index, SampleLayout layout) : IDisposable
{
    private const int StackBytes = 1 << 10;

    private readonly long _end = bytes.Length;

    public int Count => index.Count;

    /// <param name="sample">From 0 to below <see cref="Count"/>.</param>
    /// <exception cref="DataFormatException">The file is not what it was.</exception>
    public TextSample Read(int sample)
    {
        long start = index[sample];
        long next = sample + 1 < index.Count ? index[sample + 1] : _end;
        int length = (int)Math.Min(next - start, layout.MostBytes);
        if (length <= StackBytes)
        {
            Span<byte> room = stackalloc byte[StackBytes];
            return Read(room[..length], start);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Read(rented.AsSpan(0, length), start);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public void Dispose() => bytes.Dispose();

    private TextSample Read(Span<byte> room, long start)
    {
        if (bytes.Read(room, start) < room.Length)
        {
            throw new DataFormatException(file, "became shorter since it was opened");
        }

        try
        {
            return layout.Decode(room);
        }
        catch (DecoderFallbackException fault)
        {
            throw new DataFormatException(file, "changed since it was opened", innerException: fault);
        }
    }
}
