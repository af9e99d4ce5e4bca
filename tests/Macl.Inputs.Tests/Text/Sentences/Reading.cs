using System.IO.Compression;
using System.Text;
using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

/// <summary>Reads files that a test writes.</summary>
internal static class Reading
{
    public static SentenceDataSet Open(string path, SentenceReadingOptions? options = null) => SentenceReader.Read(path, options, cancellation: TestContext.Current.CancellationToken);

    public static TextSample[] Samples(string name, string content, SentenceReadingOptions? options = null) => Samples(name, Encoding.UTF8.GetBytes(content), options);

    public static TextSample[] Samples(string name, byte[] content, SentenceReadingOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        using SentenceDataSet data = Open(folder.Add(name, content)[name], options);
        return All(data);
    }

    public static string[] Texts(string name, string content, SentenceReadingOptions? options = null) => Texts(name, Encoding.UTF8.GetBytes(content), options);

    public static string[] Texts(string name, byte[] content, SentenceReadingOptions? options = null) =>
        [.. Samples(name, content, options).Select(sample => sample.Text)];

    /// <summary>What was left out, and what the reader says of it.</summary>
    public static (IReadOnlyList<LeftOutLines> LeftOut, IReadOnlyList<string> Remarks) Notes(string name, byte[] content, SentenceReadingOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        using SentenceDataSet data = Open(folder.Add(name, content)[name], options);
        return (data.LeftOut, data.Remarks);
    }

    /// <summary>Why the file is refused, without the folder's name.</summary>
    public static string Refusal(string name, string content, SentenceReadingOptions? options = null) => Refusal(name, Encoding.UTF8.GetBytes(content), options);

    public static string Refusal(string name, byte[] content, SentenceReadingOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        folder.Add(name, content);
        return Assert.Throws<DataFormatException>(() => Open(folder[name], options)).Message.Replace(folder[name], name, StringComparison.Ordinal);
    }

    public static TextSample[] All(SentenceDataSet data) => [.. Enumerable.Range(0, data.Count).Select(data.Read)];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Pack(string text) => Pack(Utf8(text));

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal))
        {
            packing.Write(content);
        }

        return packed.ToArray();
    }
}
