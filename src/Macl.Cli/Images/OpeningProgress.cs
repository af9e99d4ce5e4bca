using Macl.Cli.Progress;
using Macl.Inputs.Images;

namespace Macl.Cli.Images;

/// <summary>Shows how many files are read.</summary>
internal sealed class OpeningProgress(ProgressDisplay display) : IProgress<ReadingProgress>
{
    /// <inheritdoc/>
    public void Report(ReadingProgress value) => display.Advance(value.Done, value.Total);
}
