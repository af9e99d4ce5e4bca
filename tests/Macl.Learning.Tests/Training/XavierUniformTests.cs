using Macl.Learning.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class XavierUniformTests
{
    [Fact]
    public void Weights_fill_the_range_evenly_and_biases_are_zero()
    {
        using Linear layer = nn.Linear(300, 100);
        XavierUniform.Apply(layer, seed: 3);
        double bound = Math.Sqrt(6.0 / 400);
        float[] weights = layer.weight.data<float>().ToArray();

        Assert.InRange(weights.Max(), .99 * bound, bound);
        Assert.InRange(weights.Min(), -bound, -.99 * bound);
        Assert.Equal(0, weights.Average(), .02 * bound);
        Assert.Equal(bound * bound / 3, weights.Average(weight => (double)weight * weight), .02 * bound * bound);
        Assert.All(layer.bias!.data<float>(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_seed_alone_decides()
    {
        using Sequential first = Make();
        using Sequential same = Make();
        using Sequential other = Make();
        random.manual_seed(1);
        XavierUniform.Apply(first, seed: 3);
        random.manual_seed(2);
        XavierUniform.Apply(same, seed: 3);
        XavierUniform.Apply(other, seed: 4);

        Assert.Equal(Values(first), Values(same));
        Assert.NotEqual(Values(first), Values(other));
    }

    [Fact]
    public void Each_layer_has_its_own_weights_and_other_layers_stay()
    {
        using Sequential model = Make();
        XavierUniform.Apply(model, seed: 3);

        Assert.NotEqual(((Linear)model[0]).weight.data<float>(), ((Linear)model[2]).weight.data<float>());
        Assert.All(((BatchNorm1d)model[1]).weight!.data<float>(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Sequential model = Make();
        XavierUniform.Apply(model, seed: 3);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        XavierUniform.Apply(model, seed: 3);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Sequential Make() => nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Linear(4, 4, hasBias: false));

    private static float[] Values(Sequential model) => [.. model.parameters().SelectMany(parameter => parameter.data<float>())];
}
