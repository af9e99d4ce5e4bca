using Microsoft.Win32.SafeHandles;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Takes bytes one after the other: into memory while they fit, then into a file that nobody else sees and that is gone when it is closed.</summary>
/// <param name="memoryBytes">The most bytes that stay in memory, below 2^31.</param>
/// <param name="folder">Where the file lies.</param>
internal sealed class Spool(long memoryBytes, string folder) : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private MemoryStream _memory = new();
    private SafeFileHandle? _file;
    private long _flushed;

    public long Length => _flushed + _memory.Length;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_memory.Length + bytes.Length > (_file is null ? memoryBytes : BufferBytes))
        {
            Flush();
        }

        _memory.Write(bytes);
    }

    /// <summary>The bytes; nothing can be appended any more.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ByteStore Finish()
    {
        if (_file is null)
        {
            return new MemoryBytes(_memory.Length == _memory.Capacity ? _memory.GetBuffer() : _memory.ToArray());
        }

        Flush();
        var spooled = new FileBytes(folder, _file);
        _file = null;
        return spooled;
    }

    public void Dispose() => _file?.Dispose();

    private void Flush()
    {
        try
        {
            _file ??= OpenUnseen(Path.Combine(folder, $"macl-sentences-{Guid.NewGuid():N}.tmp"));
            RandomAccess.Write(_file, _memory.GetBuffer().AsSpan(0, (int)_memory.Length), _flushed);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the sentences cannot be unpacked here ({fault.Message.TrimEnd('.')}); free some room, or name another folder.", fault);
        }

        _flushed += _memory.Length;
        _memory = new MemoryStream(BufferBytes);
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
