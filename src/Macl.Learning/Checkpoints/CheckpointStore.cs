using System.Globalization;

namespace Macl.Learning.Checkpoints;

/// <summary>
/// The checkpoints of a run. A checkpoint appears under its name only when all of it is on the disk, and loses its name before
/// any of it is removed, so that a crash or a kill at any moment leaves whole ones only.
/// </summary>
/// <param name="folder">Made when the first checkpoint is saved.</param>
public sealed class CheckpointStore(string folder)
{
    private const string Prefix = "step-";
    private const string Unfinished = ".unfinished-";

    /// <summary>How many checkpoints are kept: the newest, and one behind it should the newest be damaged later.</summary>
    public const int Kept = 2;

    /// <summary>The names of the finished checkpoints, newest first. Folders of any other name, such as copies made by hand, do not count.</summary>
    public IReadOnlyList<string> Names => [.. Steps.Select(NameOf)];

    private IEnumerable<long> Steps => Folders(Prefix).Select(name => StepOf(Path.GetFileName(name))).OfType<long>().OrderDescending();

    /// <summary>The folder of the checkpoint of a step.</summary>
    public string FolderOf(long step) => Path.Combine(folder, NameOf(step));

    /// <summary>
    /// Saves a checkpoint and removes those that are not kept. One of the same step is replaced; those of later steps go, since
    /// training has gone back behind them.
    /// </summary>
    public void Save(Checkpoint checkpoint)
    {
        long step = checkpoint.Manifest.Step;
        string unfinished = Path.Combine(folder, Unfinished + NameOf(step));
        RemoveUnfinished();
        CheckpointFolder.Write(unfinished, checkpoint);
        Discard(Steps.Where(other => other == step));
        Directory.Move(unfinished, FolderOf(step));
        Discard(Steps.Where(other => other > step));
        Discard(Steps.Skip(Kept));
    }

    /// <summary>The newest checkpoint, or null if there is none. The caller disposes it.</summary>
    /// <exception cref="DamagedCheckpointException">The newest one is not sound; says which sound one there is.</exception>
    public Checkpoint? ReadNewest()
    {
        long[] steps = [.. Steps];
        if (steps.Length == 0)
        {
            return null;
        }

        try
        {
            return Read(steps[0]);
        }
        catch (DamagedCheckpointException problem)
        {
            using var sound = FirstSound(steps.Skip(1));
            string remedy = sound is null ? "There is no older sound one" : $"The newest sound one is of step {sound.Manifest.Step}";
            throw new DamagedCheckpointException(FolderOf(steps[0]), $"{problem.Reason}. {remedy}", problem);
        }
    }

    /// <summary>The newest checkpoint that is sound, or null if there are no checkpoints at all. The caller disposes it.</summary>
    /// <exception cref="DamagedCheckpointException">There are checkpoints, but none is sound.</exception>
    public Checkpoint? ReadNewestSound() => FirstSound(Steps) ?? ReadNewest();

    private Checkpoint? FirstSound(IEnumerable<long> steps)
    {
        foreach (long step in steps)
        {
            try
            {
                return Read(step);
            }
            catch (DamagedCheckpointException)
            {
                // The caller asked for the next sound one.
            }
        }

        return null;
    }

    private Checkpoint Read(long step)
    {
        var checkpoint = CheckpointFolder.Read(FolderOf(step));
        if (checkpoint.Manifest.Step != step)
        {
            checkpoint.Dispose();
            throw new DamagedCheckpointException(FolderOf(step), $"its manifest is of step {checkpoint.Manifest.Step}");
        }

        return checkpoint;
    }

    /// <summary>Renames before it removes: a folder that is removed by halves must not look like a checkpoint.</summary>
    private void Discard(IEnumerable<long> steps)
    {
        foreach (long step in steps.ToList())
        {
            string nameless = Path.Combine(folder, $"{Unfinished}discarded-{NameOf(step)}");
            Directory.Move(FolderOf(step), nameless);
            Directory.Delete(nameless, recursive: true);
        }
    }

    private void RemoveUnfinished()
    {
        foreach (string left in Folders(Unfinished))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    private string[] Folders(string prefix) => Directory.Exists(folder) ? Directory.GetDirectories(folder, prefix + "*") : [];

    private static string NameOf(long step) => Prefix + step.ToString("D9", CultureInfo.InvariantCulture);

    private static long? StepOf(string name) =>
        long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step) && string.Equals(NameOf(step), name, StringComparison.Ordinal) ? step : null;
}
