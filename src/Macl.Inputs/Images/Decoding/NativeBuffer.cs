using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Macl.Inputs.Images.Decoding;

/// <summary>Memory outside the managed heap, used again and again; what a large picture needed goes back at once.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int KeptBytes = 16 << 20;
    private Block _block = new(0);
    private int _capacity;

    public nint Address => _block.DangerousGetHandle();

    /// <summary>So many bytes, undefined but for what <paramref name="kept"/> bytes at the start held before.</summary>
    public Span<byte> Reserve(int bytes, int kept = 0)
    {
        if (bytes > _capacity)
        {
            Replace(bytes, kept);
        }

        return new Span<byte>((void*)Address, bytes);
    }

    /// <summary>Gives back what only a large picture needs. What the buffer held is gone then.</summary>
    public void Trim()
    {
        if (_capacity > KeptBytes)
        {
            Replace(0, kept: 0);
        }
    }

    public void Dispose() => _block.Dispose();

    private void Replace(int bytes, int kept)
    {
        using Block old = _block;
        var block = new Block(bytes);
        new Span<byte>((void*)Address, kept).CopyTo(new Span<byte>((void*)block.DangerousGetHandle(), kept));
        _block = block;
        _capacity = bytes;
    }

    private sealed class Block : SafeHandleZeroOrMinusOneIsInvalid
    {
        public Block(int bytes)
            : base(ownsHandle: true) => SetHandle((nint)NativeMemory.Alloc((nuint)bytes));

        protected override bool ReleaseHandle()
        {
            NativeMemory.Free((void*)handle);
            return true;
        }
    }
}
