using static TorchSharp.torch;

namespace Macl.Losses.Tests.Scalars;

public sealed class HeldScalarsTests
{
    [Fact]
    public void A_sum_is_broadcast_and_has_the_gradients_of_a_sum()
    {
        using var scope = NewDisposeScope();
        var left = tensor([1.0, 2, 3, 4], [2, 2], requires_grad: true);
        var right = tensor([10.0, 20], requires_grad: true);
        var sum = left.Plus(right);
        sum.mul(sum.detach()).sum().backward();

        Assert.Equal([11, 22, 13, 24], sum.data<double>());
        Assert.Equal([11, 22, 13, 24], left.grad!.data<double>());
        Assert.Equal([24, 46], right.grad!.data<double>());
    }

    [Theory]
    [InlineData(ScalarType.Float64, -2.5)]
    [InlineData(ScalarType.Float32, -2.5)]
    [InlineData(ScalarType.Float16, -2.5)]
    [InlineData(ScalarType.BFloat16, -2.5)]
    [InlineData(ScalarType.Int64, -2)]
    [InlineData(ScalarType.Bool, 1)]
    public void A_single_element_of_any_type_is_read(ScalarType type, double expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, tensor(-2.5).to(type).ReadDouble());
        Assert.Equal(expected, tensor([-2.5], requires_grad: true).to(type).ReadDouble());
    }

    [Fact]
    public void Several_elements_have_no_value()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsAny<Exception>(() => tensor([1.0, 2]).ReadDouble());
    }
}
