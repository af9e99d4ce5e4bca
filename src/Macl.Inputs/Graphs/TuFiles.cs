using Macl.Inputs.Files;

namespace Macl.Inputs.Graphs;

/// <summary>The files of one data set in the TU format, wherever in a folder or archive they lie.</summary>
internal sealed class TuFiles
{
    private const string EdgeSuffix = "_A.txt";
    private readonly FileSource _source;
    private readonly string _prefix;

    private TuFiles(FileSource source, string prefix)
    {
        _source = source;
        _prefix = prefix;
    }

    /// <summary>What all file names begin with: the data set's name.</summary>
    public string Name => _prefix[(_prefix.LastIndexOf('/') + 1)..];

    /// <exception cref="DataFormatException">There is none, or more than one.</exception>
    public static TuFiles Find(FileSource source)
    {
        string[] prefixes = [.. source.Files.Where(file => file.EndsWith(EdgeSuffix, StringComparison.Ordinal)).Select(file => file[..^EdgeSuffix.Length])];
        return prefixes switch
        {
            [string prefix] => new TuFiles(source, prefix),
            [] => throw new DataFormatException(source.Path, $"holds no data set in the TU format: no file ends in {EdgeSuffix}, here or one folder below{HintAtArchives(source)}"),
            _ => throw new DataFormatException(source.Path, $"holds {prefixes.Length} data sets ({string.Join(", ", prefixes)}); give the folder of one"),
        };
    }

    /// <exception cref="DataFormatException">There is no such file.</exception>
    public LineReader Open(string part) => TryOpen(part)
        ?? throw new DataFormatException(_source.Path, $"has no file {FileOf(part)}, which a data set in the TU format needs");

    /// <summary>Null where there is no such file.</summary>
    public LineReader? TryOpen(string part)
    {
        string file = FileOf(part);
        return _source.Files.Contains(file, StringComparer.Ordinal) ? new LineReader(_source.Open(file), file) : null;
    }

    private string FileOf(string part) => $"{_prefix}_{part}.txt";

    private static string HintAtArchives(FileSource source)
    {
        string? archive = source.Files.FirstOrDefault(file => file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
        return archive is null ? "" : $"; name the file {archive} itself to read it";
    }
}
