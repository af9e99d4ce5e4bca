using Macl.Learning.Evaluation;
using Macl.Testing;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class ImageEmbedderTests
{
    private static readonly InMemoryImages Data = new(count: 7);
    private static readonly ImageTransform Transform = new() { Size = 8 };

    [Fact]
    public void Each_picture_has_its_embedding_its_name_and_its_class()
    {
        using var encoder = new ChannelMeans();

        EmbeddingSet set = ImageEmbedder.Embed(encoder, Data, Transform, batchSize: 3, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((7, 3), (set.Count, set.Dimension));
        Assert.Equal("picture 6", set.Ids![6]);
        Assert.Equal(Data.Labels!.Indices, set.Labels);
        using Tensor all = Assert.Single(ImageBatches.InOrder(Data, Transform, CPU, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(all.mean([2L, 3L]).data<float>(), set.Values, (left, right) => MathF.Abs(left - right) < 1e-5f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_encoder_is_in_evaluation_mode_for_the_time_and_then_as_it_was(bool training)
    {
        using var encoder = new ChannelMeans();
        encoder.train(training);

        ImageEmbedder.Embed(encoder, Data, Transform, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([false], encoder.Modes.Distinct());
        Assert.Equal(training, encoder.training);
    }

    [Fact]
    public void It_can_be_cancelled_and_leaves_the_encoder_as_it_was()
    {
        using var encoder = new ChannelMeans();

        Assert.ThrowsAny<OperationCanceledException>(() => ImageEmbedder.Embed(encoder, Data, Transform, cancellation: new CancellationToken(canceled: true)));

        Assert.True(encoder.training);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var encoder = new ChannelMeans();

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => ImageEmbedder.Embed(encoder, Data, Transform, batchSize: 3)));
    }

    private sealed class ChannelMeans() : nn.Module<Tensor, Tensor>(nameof(ChannelMeans))
    {
        public List<bool> Modes { get; } = [];

        public override Tensor forward(Tensor input)
        {
            Modes.Add(training);
            return input.mean([2L, 3L]);
        }
    }
}
