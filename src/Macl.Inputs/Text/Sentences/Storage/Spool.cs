using Microsoft.Win32.SafeHandles;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Takes bytes one after the other: into memory while they fit, then into a file that nobody else sees and that is gone when it is closed.</summary>
/// <param name="memoryBytes">The most bytes that stay in memory.</param>
/// <param name="folder">Where the file lies.</param>
internal sealed class Spool(long memoryBytes, string folder) : IDisposable
{
    private const int BlockBytes = MemoryBytes.BlockBytes;

    private readonly List<byte[]> _blocks = [];
    private SafeFileHandle? _file;
    private long _flushed;
    private long _kept;

    public long Length => _flushed + _kept;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_kept + bytes.Length > (_file is null ? memoryBytes : BlockBytes))
        {
            Flush();
        }

        while (!bytes.IsEmpty)
        {
            Span<byte> room = Room();
            int part = Math.Min(room.Length, bytes.Length);
            bytes[..part].CopyTo(room);
            bytes = bytes[part..];
            _kept += part;
        }
    }

    /// <summary>The bytes; nothing can be appended any more.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ByteStore Finish()
    {
        if (_file is null)
        {
            return new MemoryBytes([.. _blocks.Select((block, index) => LengthOf(index) == BlockBytes ? block : block[..LengthOf(index)])], _kept);
        }

        Flush();
        var spooled = new FileBytes(folder, _file);
        _file = null;
        return spooled;
    }

    public void Dispose() => _file?.Dispose();

    private Span<byte> Room()
    {
        int block = (int)(_kept / BlockBytes);
        if (block == _blocks.Count)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(BlockBytes));
        }

        return _blocks[block].AsSpan((int)(_kept % BlockBytes));
    }

    /// <summary>Bytes in a block.</summary>
    private int LengthOf(int block) => (int)Math.Min(_kept - ((long)block * BlockBytes), BlockBytes);

    private void Flush()
    {
        try
        {
            _file ??= OpenUnseen(Path.Combine(folder, $"macl-sentences-{Guid.NewGuid():N}.tmp"));
            RandomAccess.Write(_file, [.. _blocks.Select((block, index) => (ReadOnlyMemory<byte>)block.AsMemory(0, LengthOf(index)))], _flushed);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the sentences cannot be unpacked here ({fault.Message.TrimEnd('.')}); free some room, or name another folder.", fault);
        }

        _flushed += _kept;
        _kept = 0;
        _blocks.Clear();
    }

    /// <summary>Windows deletes the file whatever becomes of this program; elsewhere an open file may lose its name at once.</summary>
    private static SafeFileHandle OpenUnseen(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
