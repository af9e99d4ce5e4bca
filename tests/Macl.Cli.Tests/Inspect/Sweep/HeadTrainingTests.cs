using Macl.Cli.Inspect.Sweep;
using Macl.Losses;
using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Cli.Tests.Inspect.Sweep;

public sealed class HeadTrainingTests
{
    private static readonly double[][] _rows = Rows.Normal(40, 6, seed: 3);
    private static readonly int[] _labels = [.. Enumerable.Range(0, 40).Select(row => row % 4)];

    public HeadTrainingTests() => set_num_threads(1);

    [Fact]
    public void Training_a_head_lowers_the_loss_that_it_is_trained_with()
    {
        HeadPoint start = Measure();
        HeadPoint trained = Train(new FixedTemperature(0.5));
        Assert.True(trained.UniformityLoss < start.UniformityLoss || trained.AlignmentLoss < start.AlignmentLoss);
        Assert.Equal(0.5, trained.Temperature!.Value, 1e-6);
    }

    [Fact]
    public void The_same_head_is_trained_each_time() => Assert.Equal(Train(new FixedTemperature(0.2)), Train(new FixedTemperature(0.2)));

    [Fact]
    public void An_adaptive_temperature_that_follows_nothing_is_a_fixed_one() =>
        Assert.Equal(Train(new FixedTemperature(0.2)), Train(new AdaptiveLinearTemperature(0.2, alpha: 0)));

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor first = First();
        using Tensor second = Second();
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => HeadTraining.Train(first, second, _labels, new FixedTemperature(0.5), Pairing.OneWay, CancellationToken.None)));
    }

    [Fact]
    public void Training_stops_when_it_is_told_to()
    {
        using Tensor first = First();
        Assert.Throws<OperationCanceledException>(() => HeadTraining.Train(first, first, null, new FixedTemperature(0.5), Pairing.OneWay, new CancellationToken(canceled: true)));
    }

    private static Tensor First() => Rows.ToTensor(_rows, ScalarType.Float32);

    private static Tensor Second() => Rows.ToTensor(Rows.Disturb(_rows, 0.3, seed: 4), ScalarType.Float32);

    private static HeadPoint Measure()
    {
        using Tensor first = First();
        using Tensor second = Second();
        return HeadTraining.Measure(first, second, _labels);
    }

    private static HeadPoint Train(TemperaturePolicy policy)
    {
        using Tensor first = First();
        using Tensor second = Second();
        return HeadTraining.Train(first, second, _labels, policy, Pairing.TwoView, CancellationToken.None);
    }
}
