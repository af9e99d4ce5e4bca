using Macl.Cli.Progress;
using Macl.Inputs.Text.Sentences;

namespace Macl.Cli.Sentences;

/// <summary>Shows how much of a file of sentences is read, in percent.</summary>
internal sealed class SentenceOpeningProgress(ProgressDisplay display) : IProgress<SentenceReadingProgress>
{
    private const int Hundred = 100;

    public void Report(SentenceReadingProgress value) => display.Advance((int)(Hundred * value.DoneBytes / value.TotalBytes), Hundred);
}
