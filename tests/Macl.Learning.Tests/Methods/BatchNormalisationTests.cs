using Macl.Learning.Methods;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

/// <summary>Against the framework's own, to the last bit.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class BatchNormalisationTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Outputs_gradients_and_state_are_those_of_TorchSharp_in_training_and_after_it(ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var own = new BatchNormalisation(3).to(type);
        using var theirs = nn.BatchNorm1d(3).to(type);
        for (int step = 0; step < 3; step++)
        {
            AssertEqual(Pass(theirs, step, type), Pass(own, step, type));
        }

        own.eval();
        theirs.eval();
        AssertEqual(Pass(theirs, 9, type), Pass(own, 9, type));
        var state = own.state_dict();
        Assert.Equal(theirs.state_dict().Keys.Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        Assert.All(theirs.state_dict(), entry => AssertEqual(entry.Value, state[entry.Key]));
        Assert.Equal(3, state["num_batches_tracked"].item<long>());
    }

    [Fact]
    public void Images_are_normalised_by_channel()
    {
        using var scope = NewDisposeScope();
        using var own = new BatchNormalisation(3);
        var images = Waves(5).reshape(4, 3, 1, 2);
        var output = own.call(images);
        Assert.Equal([4L, 3, 1, 2], output.shape);
        Assert.All(output.mean([0, 2, 3]).data<float>(), mean => Assert.Equal(0, mean, 1e-6));
    }

    [Fact]
    public void Weights_and_bias_are_trained_and_statistics_are_not()
    {
        using var own = new BatchNormalisation(3);
        Assert.Equal("bias weight", string.Join(' ', own.named_parameters().Where(named => named.parameter.requires_grad).Select(named => named.name).Order(StringComparer.Ordinal)));
        Assert.Equal(5, own.state_dict().Count);
    }

    /// <summary>The output, and behind it the gradients of weight and bias.</summary>
    private static Tensor Pass(nn.Module<Tensor, Tensor> norm, int step, ScalarType type)
    {
        norm.zero_grad();
        var output = norm.call(Waves(step).to(type));
        output.exp().sum().backward();
        var gradients = norm.named_parameters().OrderBy(named => named.name, StringComparer.Ordinal).Select(named => named.parameter.grad!);
        return cat([output.detach().reshape(-1), .. gradients]);
    }

    private static Tensor Waves(int step) => tensor(Enumerable.Range(0, 24).Select(index => (float)Math.Sin(step + (1.7 * index))).ToArray()).reshape(8, 3);

    private static void AssertEqual(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.contiguous().bytes.ToArray(), actual.contiguous().bytes.ToArray());
    }
}
