using System.Runtime.InteropServices;

namespace Macl.Inputs.Images.Decoding;

/// <summary>Bytes that threads share: who wants more than is left waits. A wish above the whole is granted when nobody else holds any.</summary>
internal sealed class MemoryBudget(long bytes)
{
    /// <summary>A wish this small is granted at once: there are never more of them than threads.</summary>
    private const long FreeBytes = 1 << 20;

    private readonly object _gate = new();
    private readonly long _whole = bytes;
    private long _left = bytes;

    /// <summary>Waits for so many bytes; disposing the lease returns them. Whoever holds a lease must not wait for another of the same budget.</summary>
    public Lease Take(long wish)
    {
        long share = wish <= FreeBytes ? 0 : Math.Min(wish, _whole);
        if (share > 0)
        {
            WaitFor(share);
        }

        return new Lease(this, share);
    }

    private void WaitFor(long share)
    {
        lock (_gate)
        {
            while (share > _left)
            {
                Monitor.Wait(_gate);
            }

            _left -= share;
        }
    }

    private void Return(long share)
    {
        lock (_gate)
        {
            _left += share;
            Monitor.PulseAll(_gate);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    public readonly struct Lease(MemoryBudget budget, long share) : IDisposable
    {
        public void Dispose()
        {
            if (share > 0)
            {
                budget.Return(share);
            }
        }
    }
}
