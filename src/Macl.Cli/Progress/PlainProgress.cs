using System.Globalization;
using Macl.Learning.Training;

namespace Macl.Cli.Progress;

/// <summary>Progress as lines, for files and pipes: one every tenth of the way, and one every few seconds.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider clock) : ProgressDisplay
{
    private const int Parts = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long _start;
    private long _startStep;
    private long _lastLine;
    private long _parts;

    public override T During<T>(Func<T> work) => work();

    public override void Phase(string what)
    {
        lock (_lock)
        {
            _parts = 0;
            writer.WriteLine(what);
        }
    }

    public override void Advance(int done, int total)
    {
        lock (_lock)
        {
            long parts = (long)done * Parts / total;
            if (parts > _parts)
            {
                _parts = parts;
                writer.WriteLine($"{done}/{total}");
            }
        }
    }

    public override void Say(string line)
    {
        lock (_lock)
        {
            writer.WriteLine(line);
        }
    }

    public override void Piece(int done, int total, string what)
    {
        lock (_lock)
        {
            writer.WriteLine($"{done}/{total}  {what}");
        }
    }

    public override void OnStart(TrainingState state)
    {
        (_start, _lastLine, _startStep) = (clock.GetTimestamp(), clock.GetTimestamp(), state.Step);
        if (state.Step > 0)
        {
            writer.WriteLine($"resumed at step {state.Step} of {state.TotalSteps}");
        }
    }

    public override void OnStep(TrainingState state, StepReport report)
    {
        bool isPart = state.Step * Parts / state.TotalSteps != (state.Step - 1) * Parts / state.TotalSteps;
        if (isPart || clock.GetElapsedTime(_lastLine) > Longest)
        {
            _lastLine = clock.GetTimestamp();
            writer.WriteLine($"step {state.Step}/{state.TotalSteps}  epoch {report.Epoch + 1}  {StepText.Of(report)}  {Pace(state)}");
        }
    }

    private string Pace(TrainingState state)
    {
        double rate = (state.Step - _startStep) / Math.Max(1e-9, clock.GetElapsedTime(_start).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{rate:F1} steps/s  {(state.TotalSteps - state.Step) / rate:F0} s left");
    }
}
