namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Where each sample begins, in 5 bytes a sample.</summary>
/// <param name="file">What errors call the file of the samples.</param>
internal sealed class OffsetIndex(string file)
{
    /// <summary>Offsets are below this: 1 TiB.</summary>
    private const long Limit = 1L << 40;

    private const int BlockBits = 16;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<uint[]> _low = [];
    private readonly List<byte[]> _high = [];

    public int Count { get; private set; }

    public long this[int index] => ((long)_high[index >> BlockBits][index & (BlockSize - 1)] << 32) | _low[index >> BlockBits][index & (BlockSize - 1)];

    /// <exception cref="DataFormatException">There are more samples than can be counted, or they are too far away.</exception>
    public void Add(long offset)
    {
        if (Count == int.MaxValue || offset >= Limit)
        {
            throw new DataFormatException(file, $"is too large; at most {int.MaxValue:N0} sentences and {Limit:N0} bytes are allowed");
        }

        int place = Count & (BlockSize - 1);
        if (place == 0)
        {
            _low.Add(new uint[BlockSize]);
            _high.Add(new byte[BlockSize]);
        }

        _low[^1][place] = (uint)offset;
        _high[^1][place] = (byte)(offset >> 32);
        Count++;
    }
}
