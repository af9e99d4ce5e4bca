using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Lets libtorch work on the calling thread alone until it is disposed, with no other thread to wake or to wait for: each of our threads has products of its own.</summary>
/// <remarks>
/// libtorch's number of threads is one of the calling thread. But a thread that uses libtorch for the first time in its life takes the number that was set last, anywhere
/// in the process: one that does so in between stays alone with its operations. For the same reason the number to go back to is given, and never asked of the thread.
/// </remarks>
public sealed class OneLibTorchThread : IDisposable
{
    private readonly int _afterwards;

    /// <param name="afterwards">libtorch's number of threads from then on: that of the thread that had the idea.</param>
    public OneLibTorchThread(int afterwards)
    {
        _afterwards = afterwards;
        set_num_threads(1);
    }

    /// <inheritdoc/>
    public void Dispose() => set_num_threads(_afterwards);
}
