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

    /// <summary>Says that one of several equal pieces of work is done; from any thread.</summary>
    public abstract void Piece(int done, int total, string what);
}
