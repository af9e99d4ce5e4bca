using System.Security.Cryptography;
using System.Text;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>SHA-256 of all samples in their order: the same whatever file they came from and however it was packed.</summary>
internal sealed class SampleHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // The hash is fast only in large pieces.
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public SampleHash(int fieldCount) => Append(Encoding.UTF8.GetBytes($"text samples of {fieldCount}\n"));

    public void Append(ReadOnlySpan<byte> record)
    {
        if (_used + record.Length > _buffer.Length)
        {
            Flush();
        }

        if (record.Length > _buffer.Length)
        {
            _hash.AppendData(record);
            return;
        }

        record.CopyTo(_buffer.AsSpan(_used));
        _used += record.Length;
    }

    /// <summary>The hash in hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
