namespace Macl.Inputs.Images.Files;

/// <summary>Counts what threads finish, and tells about every half per cent of it, in ascending order.</summary>
internal sealed class ProgressCounter(IProgress<ReadingProgress>? progress, int total)
{
    private readonly Lock _lock = new();
    private readonly int _step = Math.Max(1, total / 200);
    private int _done;

    public void CountOne()
    {
        if (progress is null)
        {
            return;
        }

        lock (_lock)
        {
            _done++;
            if (_done % _step == 0 || _done == total)
            {
                progress.Report(new ReadingProgress(_done, total));
            }
        }
    }
}
