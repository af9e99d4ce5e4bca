using Macl.Text.Encoders;
using Macl.Text.Models;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Models;

/// <summary>libtorch's number of threads is the whole process's: no other test runs beside.</summary>
[CollectionDefinition(nameof(SentenceEmbedderThreadsTests), DisableParallelization = true)]
[Collection(nameof(SentenceEmbedderThreadsTests))]
public sealed class SentenceEmbedderThreadsTests
{
    [Fact]
    public void Embeddings_are_the_same_for_any_number_of_threads_which_stays_as_it_was()
    {
        using var model = ToyModel.Create(Pooling.Mean);
        var sentences = ToyText.Sentences(700);
        int before = get_num_threads();
        try
        {
            float[] OnThreads(int threads)
            {
                set_num_threads(threads);
                float[] values = SentenceEmbedder.Embed(model, sentences, TestContext.Current.CancellationToken).Values;
                Assert.Equal(threads, get_num_threads());
                return values;
            }

            float[] alone = OnThreads(1);
            Assert.Equal(alone, OnThreads(2));
            Assert.Equal(alone, OnThreads(5));
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
