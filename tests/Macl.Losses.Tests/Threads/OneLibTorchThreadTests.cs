using static TorchSharp.torch;

namespace Macl.Losses.Tests.Threads;

/// <summary>What a new thread takes is the whole process's: no other test runs beside.</summary>
[CollectionDefinition(nameof(OneLibTorchThreadTests), DisableParallelization = true)]
[Collection(nameof(OneLibTorchThreadTests))]
public sealed class OneLibTorchThreadTests
{
    [Fact]
    public void Afterwards_every_thread_has_as_many_as_before_whoever_was_first()
    {
        int before = get_num_threads();
        set_num_threads(3);
        try
        {
            var first = new OneLibTorchThread(afterwards: 3);
            int inBetween = 0;
            using var started = new ManualResetEventSlim();
            using var firstIsOver = new ManualResetEventSlim();
            var newcomer = new Thread(() =>
            {
                using (new OneLibTorchThread(afterwards: 3))
                {
                    started.Set();
                    firstIsOver.Wait();
                }

                inBetween = get_num_threads();
            });
            newcomer.Start();
            started.Wait(TestContext.Current.CancellationToken);
            first.Dispose();
            firstIsOver.Set();
            newcomer.Join();

            Assert.Equal(3, inBetween);
            Assert.Equal(3, get_num_threads());
            Assert.Equal(3, OfANewThread());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static int OfANewThread()
    {
        int threads = 0;
        var thread = new Thread(() => threads = get_num_threads());
        thread.Start();
        thread.Join();
        return threads;
    }
}
