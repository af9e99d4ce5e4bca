namespace Macl.Inputs.Text.Sentences;

/// <summary>Tells how far reading has come, every half per cent, and stops it.</summary>
internal sealed class ReadingMeter(IProgress<SentenceReadingProgress>? progress, long totalBytes, CancellationToken cancellation)
{
    private readonly long _step = Math.Max(1, totalBytes / 200);
    private long _next;

    /// <param name="bytes">How many are read; fewer than before where a file is not read in its order.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Pass(long bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        if (progress is null || (bytes < _next && bytes < totalBytes) || _next > totalBytes)
        {
            return;
        }

        progress.Report(new SentenceReadingProgress(bytes, totalBytes));
        _next = bytes < totalBytes ? bytes + _step : long.MaxValue;
    }
}
