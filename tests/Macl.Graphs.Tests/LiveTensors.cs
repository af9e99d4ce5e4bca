using TorchSharp;

namespace Macl.Graphs.Tests;

/// <summary>Counts the tensors of this thread that live on after some work.</summary>
internal static class LiveTensors
{
    public static long After(Action work)
    {
        work();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        work();
        return DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
    }
}
