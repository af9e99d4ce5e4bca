using System.Buffers;

namespace Macl.Inputs.Files;

/// <summary>Reads a text file line by line without a string a line. Blank lines are allowed at the end only.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line that is read; no table of numbers has longer ones.</summary>
    public const int MaxLineBytes = 1 << 20;

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _atEnd;

    public LineReader(Stream stream, string file)
    {
        _stream = stream;
        File = file;
    }

    /// <summary>The file, for messages.</summary>
    public string File { get; }

    /// <summary>The line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line without its end and without white space around it; valid until the next call.</summary>
    /// <exception cref="DataFormatException">A blank line before another line, or a line that is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (!TryReadAny(out line))
        {
            return false;
        }

        if (!line.IsEmpty)
        {
            return true;
        }

        ThrowIfMoreThanBlanks();
        return false;
    }

    /// <summary>A fault in the line read last.</summary>
    public DataFormatException Fault(string problem) => new(File, problem, Line);

    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void ThrowIfMoreThanBlanks()
    {
        long blank = Line;
        while (TryReadAny(out ReadOnlySpan<byte> line))
        {
            if (!line.IsEmpty)
            {
                throw new DataFormatException(File, "is blank; only the end of the file may be", blank);
            }
        }

        Line = blank - 1;
    }

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        int length = FindLineEnd();
        if (length < 0)
        {
            line = default;
            return false;
        }

        line = _buffer.AsSpan(_start, length).Trim(" \t\r"u8);
        _start = Math.Min(_start + length + 1, _end);
        Line++;
        return true;
    }

    private int FindLineEnd()
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return searched + found;
            }

            searched = _end - _start;
            if (_atEnd)
            {
                return searched > 0 ? searched : -1;
            }

            Fill();
        }
    }

    private void Fill()
    {
        MakeRoom();
        int count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = count == 0;
        _end += count;
    }

    private void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_end >= MaxLineBytes)
        {
            throw new DataFormatException(File, $"is longer than {MaxLineBytes:N0} bytes, the most that is allowed", Line + 1);
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
