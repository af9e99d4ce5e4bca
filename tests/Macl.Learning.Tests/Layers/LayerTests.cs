using Macl.Learning.Layers;
using Macl.Learning.Methods;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Layers;

/// <summary>Layers that compute in the type of their input, with weights that stay as they are.</summary>
public sealed class LayerTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<string> Layers => ["linear", "layer normalisation", "batch normalisation"];

    [Fact]
    public void A_linear_layer_is_the_sum_of_products_and_the_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = new LinearLayer(3, 2);
        Fill(layer);
        var input = Waves(4, 3);

        float[,] output = Read(layer.call(input));

        var (values, weight, bias) = (Read(input), Read(layer.Weight), layer.get_parameter("bias")!.data<float>().ToArray());
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 2; column++)
            {
                Assert.Equal(Enumerable.Range(0, 3).Sum(inner => values[row, inner] * weight[column, inner]) + bias[column], output[row, column], 1e-5);
            }
        }
    }

    [Fact]
    public void Layer_normalisation_gives_each_row_mean_0_and_variance_1_before_weight_and_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerNormalisation(5, Epsilon);
        Fill(layer);
        var input = Waves(3, 5);

        float[,] output = Read(layer.call(input));

        float[,] values = Read(input);
        float[] weight = layer.get_parameter("weight")!.data<float>().ToArray();
        float[] bias = layer.get_parameter("bias")!.data<float>().ToArray();
        for (int row = 0; row < 3; row++)
        {
            double[] one = [.. Enumerable.Range(0, 5).Select(column => (double)values[row, column])];
            double mean = one.Average();
            double variance = one.Average(value => (value - mean) * (value - mean));
            for (int column = 0; column < 5; column++)
            {
                Assert.Equal(((one[column] - mean) / Math.Sqrt(variance + Epsilon) * weight[column]) + bias[column], output[row, column], 1e-5);
            }
        }
    }

    /// <summary>Output and gradients of one layer move by bfloat16's rounding alone, 2⁻⁹ for each number and a little more for sums.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void In_bfloat16_output_and_gradients_are_those_of_float64_to_its_rounding(string name)
    {
        using var scope = NewDisposeScope();
        using var exact = Make(name);
        exact.to(ScalarType.Float64);
        using var mixed = Make(name);

        foreach (var (expected, actual) in Pass(exact, ScalarType.Float64).Zip(Pass(mixed, ScalarType.BFloat16)))
        {
            Assert.InRange((expected - actual.to(ScalarType.Float64)).norm().item<double>() / expected.norm().item<double>(), 1e-5, 0.01);
        }

        Assert.All(mixed.parameters(), parameter => Assert.Equal((ScalarType.Float32, ScalarType.Float32), (parameter.dtype, parameter.grad!.dtype)));
        Assert.All(mixed.buffers().Where(buffer => buffer.is_floating_point()), buffer => Assert.Equal(ScalarType.Float32, buffer.dtype));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void No_tensor_is_left_behind(string name)
    {
        using var layer = Make(name);
        using var input = Waves(6, 4).to(ScalarType.BFloat16);
        void Work() => layer.call(input).Dispose();
        Work();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Work();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Batch_normalisation_can_begin_as_its_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNormalisation(3);
        layer.ScaleToZero();

        Assert.All(layer.call(Waves(4, 3)).data<float>(), value => Assert.Equal(0, value));
        Assert.True(layer.get_parameter("weight")!.requires_grad);
    }

    private static nn.Module<Tensor, Tensor> Make(string name)
    {
        nn.Module<Tensor, Tensor> layer = name switch
        {
            "linear" => new LinearLayer(4, 3),
            "layer normalisation" => new LayerNormalisation(4, Epsilon),
            _ => new BatchNormalisation(4),
        };
        Fill(layer);
        return layer;
    }

    /// <summary>The output, and the gradients of the input and of the weights.</summary>
    private static Tensor[] Pass(nn.Module<Tensor, Tensor> layer, ScalarType type)
    {
        var input = Waves(6, 4).to(type).requires_grad_();
        var output = layer.call(input);
        (output * Waves([.. output.shape]).mul(output.exp().detach()).to(type)).sum().backward();
        Assert.Equal(type, output.dtype);
        return [output.detach(), input.grad!, .. layer.parameters().Select(parameter => parameter.grad!)];
    }

    private static void Fill(nn.Module layer)
    {
        using var noGradient = no_grad();
        foreach (var parameter in layer.parameters())
        {
            parameter.copy_(Waves(parameter.shape).mul(0.5f));
        }
    }

    private static Tensor Waves(params long[] shape) => tensor([.. Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(index => (float)Math.Sin(1 + (1.7 * index)))], shape);

    private static float[,] Read(Tensor tensor)
    {
        float[] flat = tensor.detach().contiguous().data<float>().ToArray();
        var rows = new float[tensor.shape[0], tensor.shape[1]];
        Buffer.BlockCopy(flat, 0, rows, 0, sizeof(float) * flat.Length);
        return rows;
    }
}
