using System.Text.Json;
using Macl.Learning.Checkpoints;

namespace Macl.Learning.Runs;

/// <summary>The folder of one run and the places in it.</summary>
public sealed class RunFolder
{
    private const string RecordFile = "run.json";
    private const string LockFile = "in-use.unfinished";

    private RunFolder(string path) => FullPath = Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>What was measured, step by step.</summary>
    public string Metrics => Path.Combine(FullPath, "metrics.jsonl");

    /// <summary>The resumable states.</summary>
    public string Checkpoints => Path.Combine(FullPath, "checkpoints");

    /// <summary>The best encoder while training, where a run keeps it.</summary>
    internal string Best => Path.Combine(FullPath, "best");

    /// <summary>The trained encoder.</summary>
    public string Model => Path.Combine(FullPath, ModelFiles.Folder);

    /// <summary>The summary, once the run is done.</summary>
    public string Result => Path.Combine(FullPath, "result.json");

    /// <summary>How long the run had worked at its last checkpoint.</summary>
    internal string Time => Path.Combine(FullPath, "time.json");

    /// <summary>The page for people.</summary>
    public string Report => Path.Combine(FullPath, "report.html");

    /// <summary>Makes the folder of a new run and writes its record.</summary>
    /// <exception cref="IOException">There is something at that place already, or it cannot be written to.</exception>
    public static RunFolder Create(string path, RunRecord record)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(file => !file.EndsWith(DurableFile.Unfinished, StringComparison.Ordinal)))
        {
            throw new IOException($"{path} is not empty: choose another folder, or resume the run that is there.");
        }

        var folder = new RunFolder(path);
        Directory.CreateDirectory(folder.FullPath);
        DurableFile.WriteJson(Path.Combine(folder.FullPath, RecordFile), record);
        return folder;
    }

    /// <summary>Opens the folder of an earlier run.</summary>
    /// <exception cref="InvalidDataException">It is no run folder, or its record cannot be read.</exception>
    public static (RunFolder Folder, RunRecord Record) Open(string path)
    {
        string record = Path.Combine(path, RecordFile);
        if (!File.Exists(record))
        {
            throw new InvalidDataException($"{path} is no run folder: it has no {RecordFile}.");
        }

        return (new RunFolder(path), Read<RunRecord>(record, "record"));
    }

    /// <summary>Opens the folder of an earlier run if there is one, else makes it.</summary>
    /// <exception cref="InvalidDataException">The run that is there is another one: its method, options or data differ.</exception>
    public static RunFolder OpenOrCreate(string path, RunRecord record)
    {
        if (!File.Exists(Path.Combine(path, RecordFile)))
        {
            return Create(path, record);
        }

        var (folder, found) = Open(path);
        return found.IsSameRunAs(record) ? folder : throw new InvalidDataException(
            $"{path} holds another run: its method, options or data differ. Choose another folder, or give the options of the first start.");
    }

    /// <summary>The summary of the run, or null if it is not done.</summary>
    /// <exception cref="InvalidDataException">There is one, but it cannot be read.</exception>
    internal RunResult? ReadResult() => File.Exists(Result) ? Read<RunResult>(Result, "result") : null;

    /// <summary>How long the run had worked at its last checkpoint, or null if there was none.</summary>
    /// <exception cref="InvalidDataException">There is one, but it cannot be read.</exception>
    internal RunTimeRecord? ReadTime() => File.Exists(Time) ? Read<RunTimeRecord>(Time, "time") : null;

    /// <summary>Keeps the folder for one at a time, until disposed; the end of the process, however it comes, lets it go.</summary>
    /// <exception cref="IOException">Another process works in it, or it cannot be written to.</exception>
    internal FileStream Hold()
    {
        try
        {
            return new FileStream(Path.Combine(FullPath, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException problem)
        {
            throw new IOException($"The run in {FullPath} cannot go on, most likely because another process trains it: {problem.Message}", problem);
        }
    }

    private static T Read<T>(string path, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), MaclJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not the {what} of a run of this toolkit: {problem.Message}", problem);
        }
    }
}
