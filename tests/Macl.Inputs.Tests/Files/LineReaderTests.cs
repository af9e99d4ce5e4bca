using System.Text;
using Macl.Inputs.Files;

namespace Macl.Inputs.Tests.Files;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Lines_do_not_depend_on_how_the_bytes_arrive(int bytesAtOnce)
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(line => new string((char)('a' + (line % 26)), (line * line) + 1))];
        using var reader = new LineReader(new TricklingStream(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), bytesAtOnce * 10), "f");

        foreach (string line in lines)
        {
            Assert.True(reader.TryRead(out ReadOnlySpan<byte> read));
            Assert.Equal(line, Encoding.ASCII.GetString(read));
        }

        Assert.False(reader.TryRead(out _));
        Assert.Equal(300, reader.Line);
    }

    private sealed class TricklingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));
    }
}
