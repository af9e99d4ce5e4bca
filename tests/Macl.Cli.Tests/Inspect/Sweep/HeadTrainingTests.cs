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
    public void An_adam_step_is_that_of_the_paper()
    {
        using Tensor weight = tensor([1.0, -2.0]);
        using var adam = new AdamStep(weight, learningRate: 0.1);
        double[][] gradients = [[0.5, 4], [-1, 3], [0.25, -2]];
        double[] expected = [.. gradients[0].Index().Select(place => PlainAdam(place.Index == 0 ? 1 : -2, [.. gradients.Select(gradient => gradient[place.Index])]))];
        foreach (double[] gradient in gradients)
        {
            using Tensor given = tensor(gradient);
            adam.Take(given);
        }

        Assert.Equal(expected, weight.data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-9);
    }

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

    private static double PlainAdam(double weight, double[] gradients)
    {
        (double mean, double square) = (0, 0);
        for (int step = 1; step <= gradients.Length; step++)
        {
            mean = (0.9 * mean) + (0.1 * gradients[step - 1]);
            square = (0.999 * square) + (0.001 * gradients[step - 1] * gradients[step - 1]);
            weight -= 0.1 * mean / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(square / (1 - Math.Pow(0.999, step))) + 1e-8);
        }

        return weight;
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
