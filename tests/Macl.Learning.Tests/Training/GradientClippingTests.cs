using Macl.Learning.Data;
using Macl.Learning.Tests.Data;
using Macl.Learning.Tests.Methods;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Testing;
using TorchSharp.Modules;
using static TorchSharp.torch;
using OptimizerOptions = Macl.Learning.Training.OptimizerOptions;

namespace Macl.Learning.Tests.Training;

/// <summary>At rate 1 and without momentum a step of descent takes the gradient away from the weights, so that they show it.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GradientClippingTests
{
    private static readonly OptimizerOptions _descent = new() { Kind = OptimizerKind.Sgd, LearningRate = 1, Momentum = 0 };

    [Theory]
    [InlineData(13.1, 3, 4, 12)]
    [InlineData(6.5, 1.4999998846153937, 1.9999998461538582, 5.999999538461575)]
    [InlineData(0.01, 0.0023076921301775286, 0.003076922840236705, 0.009230768520710114)]
    public void All_gradients_together_are_brought_down_to_the_norm_that_is_allowed(double most, double first, double second, double third)
    {
        using var scope = NewDisposeScope();
        var (weight, bias, unused) = (Zeros(1, 2), Zeros(1), Zeros(3));
        using var optimizer = Optimizers.Create(_descent, [("weight", weight), ("bias", bias), ("unused", unused)]);
        Backpropagate(weight, bias);

        optimizer.ClipGradients(most);

        Assert.All(weight.grad!.data<double>().ToArray().Append(bias.grad!.item<double>()).Zip([first, second, third]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.Null(unused.grad);
    }

    [Fact]
    public void The_step_is_that_of_the_clipped_gradient()
    {
        double[] initial = OptimizerReference.Loaded.Initial;
        double[] gradient = [.. initial.Zip(Descended(most: null), (before, after) => before - after)];
        double norm = Math.Sqrt(gradient.Sum(value => value * value));
        double most = .3 * norm;

        Assert.All(initial.Zip(gradient, (before, slope) => before - (slope * most / (norm + 1e-6))).Zip(Descended(most)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(Descended(most: null), Descended(1.001 * norm));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void The_parts_of_a_batch_are_clipped_together(int? microBatchSize)
    {
        double[] gradient = ToyGradient(microBatchSize, most: null);
        double norm = Math.Sqrt(gradient.Sum(value => value * value));
        double most = .5 * norm;

        Assert.All(gradient.Zip(ToyGradient(microBatchSize, most)), pair => Assert.Equal(pair.First * most / (norm + 1e-6), pair.Second, 1e-5 * norm));
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        using var scope = NewDisposeScope();
        var (weight, bias) = (Zeros(1, 2), Zeros(1));
        using var optimizer = Optimizers.Create(_descent, [("weight", weight), ("bias", bias)]);
        Backpropagate(weight, bias);
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => optimizer.ClipGradients(.5)));
    }

    /// <summary>Gives the gradients [3, 4] and [12], whose norm is 13.</summary>
    private static void Backpropagate(Parameter weight, Parameter bias)
    {
        using var scope = NewDisposeScope();
        weight.mul(tensor(new double[] { 3, 4 })).sum().Plus(bias.mul(tensor(new double[] { 12 })).sum()).backward();
    }

    private static Parameter Zeros(params long[] shape) => new(zeros(shape, ScalarType.Float64));

    private static double[] Descended(double? most)
    {
        using var method = OptimizerReference.Loaded.NewMethod();
        using var trainer = new Trainer<Tensor>(method, OptimizerReference.Loaded.Views(stepsPerEpoch: 1), Options(most), []);
        trainer.Run(TestContext.Current.CancellationToken);
        return method.Weights;
    }

    private static double[] ToyGradient(int? microBatchSize, double? most)
    {
        using var method = ToyEncoder.Method(batchStatistics: false);
        double[] before = Numbers(method);
        var views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(8, 8, LastBatch.Keep, 0), new ToyViewMaker(0), CPU, prefetch: 0, microBatchSize);
        using var trainer = new Trainer<Tensor>(method, views, Options(most), []);
        trainer.Run(TestContext.Current.CancellationToken);
        return [.. before.Zip(Numbers(method), (start, end) => start - end)];
    }

    private static TrainingOptions Options(double? most) => new() { Epochs = 1, Optimizer = _descent, MaxGradientNorm = most };

    private static double[] Numbers(nn.Module method)
    {
        using var scope = NewDisposeScope();
        return [.. method.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray()).Select(value => (double)value)];
    }
}
