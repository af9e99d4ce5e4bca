using Macl.Learning.Checkpoints;

namespace Macl.Learning.Runs;

/// <summary>
/// How long a run has worked, over all its starts. It is kept with every checkpoint, in a file of its own, since equal runs have equal
/// checkpoints: what a kill destroyed, and the next start does again, counts once.
/// </summary>
internal sealed class RunTime
{
    private readonly RunFolder _folder;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly double _before;

    private RunTime(RunFolder folder, TimeProvider clock, double before)
    {
        _folder = folder;
        _clock = clock;
        _start = clock.GetTimestamp();
        _before = before;
    }

    /// <summary>So far.</summary>
    public double Seconds => _before + _clock.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Counts on from what was kept last.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static RunTime Start(RunFolder folder, TimeProvider clock) => new(folder, clock, folder.ReadTime()?.Seconds ?? 0);

    /// <summary>Keeps it for the next start.</summary>
    public void Keep() => DurableFile.WriteJson(_folder.Time, new RunTimeRecord(Seconds));
}
