using Macl.Testing;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class ConvolutionTests
{
    private const int Size = 5;

    /// <summary>Against loops in double precision.</summary>
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(5, 5, 0)]
    public void It_is_the_sum_over_the_kernel(int kernel, int stride, int padding)
    {
        using var scope = NewDisposeScope();
        using var layer = Make(kernel, stride, padding);
        layer.to(ScalarType.Float64);
        ScatteredWeights.Fill(layer);
        var input = Scatter.Of("input", [2, 2, Size, Size], 1);

        var output = layer.call(input);

        Assert.Equal([2, 3, Side(kernel, stride, padding), Side(kernel, stride, padding)], output.shape);
        for (long row = 0; row < output.shape[2]; row++)
        {
            for (long column = 0; column < output.shape[3]; column++)
            {
                Assert.Equal(Sum(layer, input, (row * stride) - padding, (column * stride) - padding), output[1, 2, row, column].item<double>(), 1e-12);
            }
        }
    }

    /// <summary>Outputs and gradients of one layer move by bfloat16's rounding alone.</summary>
    [Fact]
    public void In_bfloat16_output_and_gradients_are_those_of_float64_to_its_rounding()
    {
        using var scope = NewDisposeScope();
        using var exact = Make(3, 1, 1);
        exact.to(ScalarType.Float64);
        ScatteredWeights.Fill(exact);
        using var mixed = Make(3, 1, 1);
        ScatteredWeights.Fill(mixed);

        foreach (var (expected, actual) in Pass(exact, ScalarType.Float64).Zip(Pass(mixed, ScalarType.BFloat16)))
        {
            Assert.InRange((expected - actual.to(ScalarType.Float64)).norm().item<double>() / expected.norm().item<double>(), 1e-5, 0.006);
        }

        Assert.All(mixed.parameters(), parameter => Assert.Equal((ScalarType.Float32, ScalarType.Float32), (parameter.dtype, parameter.grad!.dtype)));
    }

    /// <summary>The output, and the gradients of the input and of both weights.</summary>
    private static Tensor[] Pass(Convolution layer, ScalarType type)
    {
        var input = Scatter.Of("input", [2, 2, Size, Size], 1).to(type).requires_grad_();
        var output = layer.call(input);
        (output * Scatter.Of("coefficients", output.shape, 1).to(type)).sum().backward();
        Assert.Equal(type, output.dtype);
        return [output.detach(), input.grad!, .. layer.parameters().Select(parameter => parameter.grad!)];
    }

    private static Convolution Make(int kernel, int stride, int padding) => new(2, 3, kernel, stride, padding, hasBias: true);

    private static long Side(int kernel, int stride, int padding) => ((Size + (2 * padding) - kernel) / stride) + 1;

    /// <summary>Of the second picture, for the third output.</summary>
    private static double Sum(Convolution layer, Tensor input, long top, long left)
    {
        double sum = layer.get_parameter("bias")![2].item<double>();
        for (int channel = 0; channel < 2; channel++)
        {
            for (long row = 0; row < layer.Weight.shape[2]; row++)
            {
                for (long column = 0; column < layer.Weight.shape[3]; column++)
                {
                    bool isInside = top + row is >= 0 and < Size && left + column is >= 0 and < Size;
                    sum += isInside ? layer.Weight[2, channel, row, column].item<double>() * input[1, channel, top + row, left + column].item<double>() : 0;
                }
            }
        }

        return sum;
    }
}
