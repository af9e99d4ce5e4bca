using Macl.Cli.Progress;
using Macl.Inputs.Text.Sentences;

namespace Macl.Cli.Sentences;

/// <summary>Shows how much of a file of sentences is read, in percent, where it is large enough to take more than a moment.</summary>
internal sealed class SentenceOpeningProgress(ProgressDisplay display) : IProgress<SentenceReadingProgress>
{
    private const int Hundred = 100;
    private const long LargeBytes = 1 << 26;

    public void Report(SentenceReadingProgress value)
    {
        if (value.TotalBytes >= LargeBytes)
        {
            display.Advance((int)(Hundred * value.DoneBytes / value.TotalBytes), Hundred);
        }
    }
}
