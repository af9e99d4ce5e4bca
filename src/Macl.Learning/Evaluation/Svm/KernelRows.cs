using System.Buffers;
using System.Numerics;

namespace Macl.Learning.Evaluation;

/// <summary>
/// Rows of a symmetric kernel matrix in single precision, computed on first use. As many are kept as the memory allows;
/// the least recently used ones make room. Rows are padded with zeros to whole vectors. For one thread.
/// </summary>
internal abstract class KernelRows : IDisposable
{
    private const int NoSlot = -1;

    private readonly float[] _values;
    private readonly int[] _slotOf;
    private readonly int[] _rowIn;
    private readonly RecencyList _recency;

    protected KernelRows(int count, long memoryBytes)
    {
        Count = count;
        PaddedCount = PadToVectors(count);
        MemoryBytes = memoryBytes;
        int slots = SlotsWithin(memoryBytes, count, PaddedCount);
        _values = ArrayPool<float>.Shared.Rent(slots * PaddedCount);
        _slotOf = new int[count];
        _rowIn = new int[slots];
        _recency = new RecencyList(slots);
        Array.Fill(_slotOf, NoSlot);
        Array.Fill(_rowIn, NoSlot);
    }

    /// <summary>Rows, and columns without the padding.</summary>
    public int Count { get; }

    /// <summary>Columns with the padding.</summary>
    public int PaddedCount { get; }

    /// <summary>The most that the rows may take.</summary>
    public long MemoryBytes { get; }

    /// <summary>One row. Stays valid until two other rows have been read.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            int slot = _slotOf[row] == NoSlot ? Load(row) : _slotOf[row];
            _recency.Touch(slot);
            return Slot(slot);
        }
    }

    /// <summary>K(x, x) of a row, in double precision.</summary>
    public abstract double Diagonal(int row);

    /// <inheritdoc/>
    public virtual void Dispose() => ArrayPool<float>.Shared.Return(_values);

    /// <summary>A length rounded up to whole vectors.</summary>
    public static int PadToVectors(int count) => (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Writes the <see cref="Count"/> values of a row.</summary>
    protected abstract void Fill(int row, Span<float> values);

    private static int SlotsWithin(long memoryBytes, int count, int paddedCount)
    {
        long affordable = Math.Min(memoryBytes / sizeof(float), Array.MaxLength) / paddedCount;
        return (int)Math.Clamp(affordable, Math.Min(2, count), count);
    }

    private int Load(int row)
    {
        int slot = _recency.Oldest;
        if (_rowIn[slot] != NoSlot)
        {
            _slotOf[_rowIn[slot]] = NoSlot;
        }

        _rowIn[slot] = row;
        _slotOf[row] = slot;
        Fill(row, Slot(slot)[..Count]);
        Slot(slot)[Count..].Clear();
        return slot;
    }

    private Span<float> Slot(int slot) => _values.AsSpan(slot * PaddedCount, PaddedCount);
}
