using System.Text.Json;
using Macl.Learning.Checkpoints;

namespace Macl.Learning.Runs;

/// <summary>The folder of one run and the places in it.</summary>
public sealed class RunFolder
{
    private const string RecordFile = "run.json";

    private RunFolder(string path) => FullPath = Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>What was measured, step by step.</summary>
    public string Metrics => Path.Combine(FullPath, "metrics.jsonl");

    /// <summary>The resumable states.</summary>
    public string Checkpoints => Path.Combine(FullPath, "checkpoints");

    /// <summary>The trained encoder.</summary>
    public string Model => Path.Combine(FullPath, ModelFiles.Folder);

    /// <summary>The summary, once the run is done.</summary>
    public string Result => Path.Combine(FullPath, "result.json");

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

        try
        {
            return (new RunFolder(path), JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(record), MaclJson.Options) ?? throw new JsonException("it is empty"));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{record} is not the record of a run of this toolkit: {problem.Message}", problem);
        }
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
}
