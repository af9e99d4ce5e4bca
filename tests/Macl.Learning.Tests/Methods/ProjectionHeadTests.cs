using Macl.Learning.Methods;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

public sealed class ProjectionHeadTests
{
    [Fact]
    public void It_is_linear_relu_linear()
    {
        using var scope = NewDisposeScope();
        var head = ProjectionHead.Create(5, 7, 3);
        var state = head.state_dict();
        var features = rand(4, 5) - 0.5;
        var hidden = (features.matmul(state["0.weight"].t()) + state["0.bias"]).clamp_min(0);
        var expected = hidden.matmul(state["2.weight"].t()) + state["2.bias"];

        Assert.Equal("0.bias 0.weight 2.bias 2.weight", string.Join(' ', state.Keys.Order(StringComparer.Ordinal)));
        Assert.True(head.forward(features).allclose(expected));
        Assert.Equal([4, 3], head.forward(features).shape);
    }
}
