using System.Buffers;

namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>Reads UTF-8 text line by line without a string a line. Lines end in LF or CR LF; a byte order mark at the beginning is no part of them.</summary>
/// <param name="content">The text from its beginning; closed with this.</param>
/// <param name="maxLineBytes">The most bytes of a line, without its end; what is longer is passed over in little memory.</param>
internal sealed class LineScanner(Stream content, int maxLineBytes) : IDisposable
{
    private const int FirstBytes = 1 << 18;
    private static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _start;
    private int _end;
    private long _bufferOffset;
    private bool _atEnd;

    /// <summary>The line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Where the line read last begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line read last was too long, and so is not given.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its end; valid until the next call. False at the end of the text.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (Line == 0)
        {
            SkipByteOrderMark();
        }

        Offset = _bufferOffset + _start;
        int length = FindLineEnd();
        if (length < 0)
        {
            return false;
        }

        Line++;
        line = Trimmed(_buffer.AsSpan(_start, length));
        _start = Math.Min(_start + length + 1, _end);
        IsTooLong |= line.Length > maxLineBytes;
        line = IsTooLong ? default : line;
        return true;
    }

    public void Dispose()
    {
        content.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    private void SkipByteOrderMark()
    {
        while (!_atEnd && _end < ByteOrderMark.Length)
        {
            Fill();
        }

        if (_buffer.AsSpan(0, _end).StartsWith(ByteOrderMark))
        {
            _start = ByteOrderMark.Length;
        }
    }

    /// <summary>How many bytes lie before the line's end; −1 where there is no further line.</summary>
    private int FindLineEnd()
    {
        IsTooLong = false;
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
                return searched > 0 || IsTooLong ? searched : -1;
            }

            searched = DropIfTooLong(searched);
            Fill();
        }
    }

    /// <summary>Forgets what was searched of a line that cannot be given any more.</summary>
    private int DropIfTooLong(int searched)
    {
        if (searched <= maxLineBytes + 1L && !IsTooLong)
        {
            return searched;
        }

        IsTooLong = true;
        _start = _end;
        return 0;
    }

    private void Fill()
    {
        MakeRoom();
        int count = content.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = count == 0;
        _end += count;
    }

    private void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _bufferOffset += _start;
        _end -= _start;
        _start = 0;
        if (_end < _buffer.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
