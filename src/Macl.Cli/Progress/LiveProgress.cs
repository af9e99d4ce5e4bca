using Macl.Learning.Training;
using Spectre.Console;

namespace Macl.Cli.Progress;

/// <summary>Progress as a bar with rate and time left, on a terminal.</summary>
internal sealed class LiveProgress(IAnsiConsole console) : ProgressDisplay
{
    private ProgressContext? _context;
    private ProgressTask? _bar;

    public override T During<T>(Func<T> work) => console.Progress()
        .AutoClear(enabled: true)
        .Columns(ProgressColumns.For(console.Profile.Width))
        .Start(context =>
        {
            _context = context;
            return work();
        });

    public override void Phase(string what)
    {
        if (_bar is not null)
        {
            Fill(_bar, 1, 1);
            _bar.StopTask();
        }

        _bar = _context?.AddTask(Markup.Escape(what)).IsIndeterminate();
    }

    public override void Advance(int done, int total)
    {
        if (_bar is not null)
        {
            Fill(_bar, Math.Max(done, (long)_bar.Value), total);
        }
    }

    public override void Say(string line) => console.WriteLine(line);

    public override void Piece(int done, int total, string what)
    {
        console.MarkupLineInterpolated($"[grey]{done}/{total}[/]  {what}");
        if (_bar is not null)
        {
            Fill(_bar, done, total);
        }
    }

    public override void OnStart(TrainingState state)
    {
        if (_bar is not null)
        {
            Fill(_bar, state.Step, state.TotalSteps);
        }
    }

    public override void OnStep(TrainingState state, StepReport report)
    {
        if (_bar is not null)
        {
            _bar.Value = state.Step;
            _bar.Description = Markup.Escape($"epoch {report.Epoch + 1}/{state.TotalSteps / state.StepsPerEpoch}  {StepText.Of(report)}");
        }
    }

    private static void Fill(ProgressTask bar, long value, long most)
    {
        bar.IsIndeterminate(indeterminate: false);
        bar.MaxValue = Math.Max(1, most);
        bar.Value = value;
    }
}
