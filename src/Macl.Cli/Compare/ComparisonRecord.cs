using Macl.Cli.Hosting;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;

namespace Macl.Cli.Compare;

/// <summary>What a comparison is: <c>compare.json</c> in its folder, so that it can be gone on with.</summary>
/// <param name="Data">Where the data was read; null for the bundled sample.</param>
/// <param name="Arms">The arms' names.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Options">What all arms have in common.</param>
internal sealed record ComparisonRecord<TOptions>(string? Data, IReadOnlyList<string> Arms, int Seeds, TOptions Options)
    where TOptions : class
{
    private const string RecordFile = "compare.json";
    private const string What = "record of a comparison";

    public IReadOnlyList<Arm> ParseArms() => [.. Arms.Select(Arm.Parse)];

    /// <summary>Makes the folder of a new comparison.</summary>
    /// <exception cref="UsageException">The folder is not empty.</exception>
    public void Begin(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} is not empty: choose another folder, or go on with --resume {folder}.");
        }

        try
        {
            Directory.CreateDirectory(folder);
            DurableFile.WriteJson(Path.Combine(folder, RecordFile), this);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"no comparison can be kept in {folder}: {problem.Message}");
        }
    }

    /// <summary>Reads the comparison of a folder.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static ComparisonRecord<TOptions> Open(string folder)
    {
        string path = Path.Combine(folder, RecordFile);
        if (!File.Exists(path))
        {
            throw new UsageException($"{folder} is no folder of a comparison: it has no {RecordFile}.");
        }

        var found = JsonOptionsFile.Read<ComparisonRecord<TOptions>>(path, What);
        return found is { Arms.Count: > 0, Seeds: > 0, Options: not null }
            ? found
            : throw new InvalidDataException($"{path} is no {What}: it needs arms, seeds and options.");
    }
}
