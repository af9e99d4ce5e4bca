using System.Text;

namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>How a sample is found in the bytes from its beginning to that of the next.</summary>
/// <param name="MostBytes">The most bytes that are needed of these.</param>
/// <param name="Decode">Makes the sample of them, and throws a <see cref="DecoderFallbackException"/> if they are no UTF-8.</param>
internal sealed record SampleLayout(long MostBytes, SampleLayout.Decoder Decode)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public delegate TextSample Decoder(ReadOnlySpan<byte> content);

    /// <summary>Records one after the other, as <see cref="SampleRecord"/> writes them.</summary>
    public static SampleLayout Records(int fieldCount) => new(long.MaxValue, content => SampleRecord.Read(content, fieldCount));

    /// <summary>Lines of a file, with lines between them that are no samples.</summary>
    /// <param name="maxLineBytes">Lines are no longer than this, without their ends.</param>
    public static SampleLayout Lines(int maxLineBytes) => new(maxLineBytes + 2L, DecodeLine);

    private static TextSample DecodeLine(ReadOnlySpan<byte> content)
    {
        int end = content.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
        return new TextSample(Utf8.GetString(line is [.., (byte)'\r'] ? line[..^1] : line));
    }
}
