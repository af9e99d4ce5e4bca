namespace Macl.Learning.Tests.Training;

/// <summary>Collects young garbage every millisecond or two, on a thread of its own, until it is disposed. Without the pause little would be there to collect.</summary>
public sealed class GarbagePressure : IDisposable
{
    private readonly Thread _collector;
    private volatile bool _stop;

    public GarbagePressure()
    {
        _collector = new Thread(Collect);
        _collector.Start();
    }

    public void Dispose()
    {
        _stop = true;
        _collector.Join();
    }

    private void Collect()
    {
        while (!_stop)
        {
            GC.Collect(0);
            Thread.Sleep(1);
        }
    }
}
