using TorchSharp;

namespace Macl.Testing;

/// <summary>Counts tensors that outlive the work that made them.</summary>
public static class LeakGuard
{
    /// <summary>
    /// The live tensors of this thread after <paramref name="work"/> less those before it; 0 where nothing leaks. The
    /// work runs once beforehand, so that what is made only once does not count.
    /// </summary>
    public static long TensorsLeftBy(Action work)
    {
        work();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        work();
        return DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
    }
}
