using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// Lets libtorch work on the calling thread alone until it is disposed, with no other thread to wake or to wait for: for short work, and for products on each of our threads.
/// </summary>
/// <remarks>
/// The number of threads is one of the calling thread. A thread that uses libtorch for the first time in its life takes the number that was set last, anywhere in the
/// process: one that does so in between stays alone with its operations.
/// </remarks>
internal sealed class OneLibTorchThread : IDisposable
{
    private readonly int _before = get_num_threads();

    public OneLibTorchThread() => set_num_threads(1);

    /// <inheritdoc/>
    public void Dispose() => set_num_threads(_before);
}
