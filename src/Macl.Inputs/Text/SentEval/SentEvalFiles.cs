using System.Text;
using Macl.Inputs.Files;

namespace Macl.Inputs.Text.SentEval;

/// <summary>The text files of SentEval's data: a folder or a zip with <c>STS</c>, <c>SICK</c>, <c>MR</c> and so on, or with a folder <c>downstream</c> that has them.</summary>
internal sealed class SentEvalFiles : IDisposable
{
    private const long MostBytes = 1L << 30;
    private const int MostDepth = 6;

    private static readonly Encoding _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FileSource _source;

    private SentEvalFiles(FileSource source)
    {
        _source = source;
    }

    /// <exception cref="DataFormatException">There is neither a folder nor a zip, or the zip is damaged or too large.</exception>
    public static SentEvalFiles At(string path) => new(FileSource.At(path, MostBytes, MostDepth));

    /// <summary>The file at a place below the task folders; null where it is not.</summary>
    public string? Find(string place) => _source.Files.FirstOrDefault(file => IsAt(file, place));

    /// <summary>The files of a folder below the task folders whose names begin so, with what follows in their names, in ordinal order.</summary>
    public IEnumerable<(string File, string NameEnd)> StartingWith(string place) =>
        from file in _source.Files
        let name = Path.GetFileName(place)
        where Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal) && IsAt(FolderOf(file), FolderOf(place))
        select (file, Path.GetFileName(file)[name.Length..]);

    /// <summary>Its lines without their ends; UTF-8, or Latin-1 where it is no UTF-8, as in TREC.</summary>
    /// <exception cref="DataFormatException">All of them are blank, or there is none.</exception>
    public IReadOnlyList<string> AllLines(string file) => Read(file);

    /// <summary>The same without blank ones at the end.</summary>
    /// <inheritdoc cref="AllLines"/>
    public IReadOnlyList<string> Lines(string file) => WithoutBlankEnd(Read(file));

    /// <summary>The same of a file of its own; may be none.</summary>
    public static IReadOnlyList<string> LinesOf(Stream stream) => WithoutBlankEnd(Split(stream));

    /// <summary>The source and the file in it, for messages.</summary>
    public string NameOf(string file) => Path.Combine(_source.Path, file);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private List<string> Read(string file)
    {
        using var stream = _source.Open(file);
        var lines = Split(stream);
        return lines.Exists(IsText) ? lines : throw new DataFormatException(NameOf(file), "it holds no line of text");
    }

    private static List<string> WithoutBlankEnd(List<string> lines) => lines[..(lines.FindLastIndex(IsText) + 1)];

    private static List<string> Split(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        List<string> lines = [.. Decode(content.ToArray()).Split('\n').Select(line => line.TrimEnd('\r'))];
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static bool IsText(string line) => !string.IsNullOrWhiteSpace(line);

    private static string Decode(byte[] bytes)
    {
        try
        {
            return _utf8.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string FolderOf(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];

    private static bool IsAt(string file, string place) => file.Equals(place, StringComparison.Ordinal) || file.EndsWith($"/{place}", StringComparison.Ordinal);
}
