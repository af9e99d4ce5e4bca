using Macl.Cli.Hosting;
using Macl.Learning.Training;

namespace Macl.Cli.Progress;

/// <summary>Shows how long work goes on: a bar on a terminal, plain lines elsewhere.</summary>
internal abstract class ProgressDisplay : TrainingObserver
{
    public static ProgressDisplay On(Terminal terminal) =>
        terminal.Live is { } console ? new LiveProgress(console) : new PlainProgress(terminal.Error, TimeProvider.System);

    /// <summary>Runs the work while the display is on.</summary>
    public abstract T During<T>(Func<T> work);

    /// <summary>Says what is being done now.</summary>
    public abstract void Phase(string what);

    /// <summary>Says how much of what is being done now is done; from any thread, in any order.</summary>
    public abstract void Advance(int done, int total);

    /// <summary>Says a line that stays; from any thread.</summary>
    public abstract void Say(string line);

    /// <summary>Says that one of several equal pieces of work is done; from any thread.</summary>
    public abstract void Piece(int done, int total, string what);
}
