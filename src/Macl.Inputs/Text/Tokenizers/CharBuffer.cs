using System.Buffers;
using System.Text;

namespace Macl.Inputs.Text.Tokenizers;

/// <summary>Characters that grow in memory that is lent and given back.</summary>
internal ref struct CharBuffer : IDisposable
{
    private char[] _characters;
    private int _length;

    /// <param name="capacity">How many characters are expected.</param>
    public CharBuffer(int capacity) => _characters = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 16));

    /// <summary>What was appended; valid until more is.</summary>
    public readonly ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    public void Append(char character)
    {
        MakeRoom(1);
        _characters[_length++] = character;
    }

    public void Append(Rune rune)
    {
        MakeRoom(2);
        _length += rune.EncodeToUtf16(_characters.AsSpan(_length));
    }

    /// <summary>Room for that many characters, which the caller fills.</summary>
    public Span<char> Append(int count)
    {
        MakeRoom(count);
        _length += count;
        return _characters.AsSpan(_length - count, count);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        _length = 0;
    }

    private void MakeRoom(int count)
    {
        if (_length + count <= _characters.Length)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * _characters.Length, _length + count));
        Characters.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
