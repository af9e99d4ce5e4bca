using System.Globalization;

namespace Macl.Learning.Checkpoints;

/// <summary>
/// The checkpoints of a run. A checkpoint appears under its name only when all of it is on the disk, so that a crash or a kill
/// at any moment leaves the earlier ones as they were.
/// </summary>
/// <param name="folder">Made when the first checkpoint is saved.</param>
public sealed class CheckpointStore(string folder)
{
    private const string Prefix = "step-";
    private const string Unfinished = ".unfinished-";

    /// <summary>How many checkpoints are kept: the newest, and one behind it should the newest be damaged later.</summary>
    public const int Kept = 2;

    /// <summary>The names of the finished checkpoints, newest first.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, Prefix + "*").Select(Path.GetFileName).OfType<string>().OrderDescending(StringComparer.Ordinal)] : [];

    /// <summary>Saves a checkpoint and removes those that are not kept. One of the same step is replaced.</summary>
    public void Save(Checkpoint checkpoint)
    {
        string name = Prefix + checkpoint.Manifest.Step.ToString("D9", CultureInfo.InvariantCulture);
        string unfinished = Path.Combine(folder, Unfinished + name);
        string finished = Path.Combine(folder, name);
        Delete(unfinished);
        CheckpointFolder.Write(unfinished, checkpoint);
        Delete(finished);
        Directory.Move(unfinished, finished);
        foreach (string old in Names.Skip(Kept))
        {
            Delete(Path.Combine(folder, old));
        }
    }

    /// <summary>The newest checkpoint, or null if there is none. The caller disposes it.</summary>
    /// <exception cref="DamagedCheckpointException">The newest one is not sound; says which sound one there is.</exception>
    public Checkpoint? ReadNewest()
    {
        if (Names.Count == 0)
        {
            return null;
        }

        string newest = Names[0];

        try
        {
            return Read(newest);
        }
        catch (DamagedCheckpointException problem)
        {
            using var sound = FirstSound(Names.Skip(1));
            string remedy = sound is null ? "There is no older sound one" : $"The newest sound one is of step {sound.Manifest.Step}";
            throw new DamagedCheckpointException(Path.Combine(folder, newest), $"{problem.Reason}. {remedy}", problem);
        }
    }

    /// <summary>The newest checkpoint that is sound, or null if there is none. The caller disposes it.</summary>
    public Checkpoint? ReadNewestSound() => FirstSound(Names);

    private Checkpoint? FirstSound(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            try
            {
                return Read(name);
            }
            catch (DamagedCheckpointException)
            {
                // The caller asked for the next sound one.
            }
        }

        return null;
    }

    private Checkpoint Read(string name) => CheckpointFolder.Read(Path.Combine(folder, name));

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
