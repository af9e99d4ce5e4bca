using Macl.Text.Methods;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Methods;

public sealed class SimCseHeadTests
{
    [Fact]
    public void It_is_a_linear_layer_and_a_tangent()
    {
        using var scope = NewDisposeScope();
        using var head = new SimCseHead(3, seed: 4);
        using (no_grad())
        {
            head.get_parameter("dense.bias")!.copy_(tensor(new[] { .1f, .2f, .3f }));
        }

        float[] weights = head.get_parameter("dense.weight")!.data<float>().ToArray();
        float[] output = head.call(tensor(new[] { 1f, -2f, 3f }, [1, 3])).data<float>().ToArray();

        Assert.All(Enumerable.Range(0, 3), unit => Assert.Equal(
            Math.Tanh(weights[unit * 3] - 2 * weights[unit * 3 + 1] + 3 * weights[unit * 3 + 2] + .1 * (unit + 1)), output[unit], 1e-6));
    }

    [Fact]
    public void Its_weights_are_a_matter_of_the_seed_alone()
    {
        using var scope = NewDisposeScope();
        float[] Weights(long seed) => new SimCseHead(8, seed).get_parameter("dense.weight")!.data<float>().ToArray();

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }
}
