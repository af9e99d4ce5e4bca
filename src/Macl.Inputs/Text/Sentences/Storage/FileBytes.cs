using Microsoft.Win32.SafeHandles;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Bytes of an open file.</summary>
/// <param name="file">What errors call it.</param>
/// <param name="handle">The open file, which is closed with this.</param>
internal sealed class FileBytes(string file, SafeFileHandle handle) : ByteStore
{
    public override long Length { get; } = RandomAccess.GetLength(handle);

    /// <exception cref="DataFormatException">It is no file that can be opened.</exception>
    public static FileBytes Open(string file)
    {
        if (!File.Exists(file))
        {
            throw new DataFormatException(file, Directory.Exists(file) ? "is a folder; give a file of sentences" : "there is no such file; give a file of sentences");
        }

        try
        {
            return new FileBytes(file, File.OpenHandle(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(file, $"cannot be opened ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    public override int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return ReadFully(buffer, offset);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(file, $"cannot be read ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    public override void Dispose() => handle.Dispose();

    private int ReadFully(Span<byte> buffer, long offset)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            int count = RandomAccess.Read(handle, buffer[read..], offset + read);
            if (count == 0)
            {
                break;
            }

            read += count;
        }

        return read;
    }
}
