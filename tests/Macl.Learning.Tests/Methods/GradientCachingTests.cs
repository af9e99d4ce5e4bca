using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Tests.Data;
using Macl.Learning.Training;
using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

/// <summary>A batch that is encoded in parts: the same gradient as one pass, at the memory of a part. With dropout, so alone with libtorch's generator.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GradientCachingTests
{
    private const double Momentum = 0.1;

    private static readonly int[] _samples = [4, 9, 2, 7, 0, 5, 10, 1, 8, 3, 6];

    public static TheoryData<LossKind, Pairing, int> Cuts =>
        [.. from kind in Enum.GetValues<LossKind>() where kind != LossKind.SupCon from pairing in Enum.GetValues<Pairing>() from most in new[] { 1, 3, 4, 6, 10 } select (kind, pairing, most)];

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Without_batch_statistics_the_gradient_is_that_of_one_pass(LossKind kind, Pairing pairing, int most)
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(batchStatistics: false, loss: new LossOptions { Kind = kind, Pairing = pairing, Temperature = 0.2 }.Create());

        AssertClose(Gradients(method, ToyViews.Of(_samples)), Gradients(method, ToyViews.Cut(most, _samples)), 1e-5);
        method.to(ScalarType.Float64);
        AssertClose(Gradients(method, InDouble(ToyViews.Of(_samples))), Gradients(method, InDouble(ToyViews.Cut(most, _samples))), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void With_dropout_the_gradient_and_the_generator_are_those_of_one_graph_over_the_same_masks(int most)
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(dropout: 0.4, batchStatistics: false);
        var views = ToyViews.Cut(most, _samples);

        random.manual_seed(5).Dispose();
        double[][] cached = Gradients(method, views);
        byte[] after = random.get_rng_state().data<byte>().ToArray();
        random.manual_seed(5).Dispose();
        double[][] expected = GradientsInOneGraph(method, views);

        AssertClose(expected, cached, 1e-5);
        Assert.Equal(random.get_rng_state().data<byte>().ToArray(), after);
        random.manual_seed(6).Dispose();
        Assert.True(Distance(expected, GradientsInOneGraph(method, views)) > 0.01);
    }

    [Fact]
    public void What_is_measured_is_measured_on_the_whole_batch()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(batchStatistics: false, loss: new MaclLoss(0.3, 1, 0.2));
        var whole = method.forward(ToyViews.Of(_samples));
        var cut = ToyViews.Cut(4, _samples);

        var cached = method.forward(cut);
        var ofPart = method.forward(new ViewBatch<Tensor>(cut.Batch, [cut.Parts[0]])).Scalars;

        Assert.Equal(whole.Loss.item<float>(), cached.Loss.item<float>(), 1e-6);
        Assert.Equal(whole.Scalars.Keys, cached.Scalars.Keys);
        Assert.All(whole.Scalars, scalar => Assert.Equal(scalar.Value, cached.Scalars[scalar.Key], 1e-5));
        Assert.All(["temperature", "alignment", "gradientScaling"], name => Assert.True(Math.Abs(whole.Scalars[name] - ofPart[name]) > 1e-4, name));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void With_batch_normalisation_the_gradient_is_that_of_each_parts_statistics(int most)
    {
        using var scope = NewDisposeScope();
        var (cached, graph, whole) = (ToyEncoder.Method(), ToyEncoder.Method(), ToyEncoder.Method());
        var views = ToyViews.Cut(most, _samples);

        double[][] gradients = Gradients(cached, views);

        AssertClose(GradientsInOneGraph(graph, views), gradients, 1e-5);
        Assert.True(Distance(Gradients(whole, ToyViews.Of(_samples)), gradients) > 0.01);
    }

    [Fact]
    public void Running_statistics_move_once_a_view_of_a_part()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(dropout: 0.2);
        var views = ToyViews.Cut(4, _samples);
        var (means, variances) = MovedStatistics(method, views);

        Gradients(method, views);

        var state = method.state_dict();
        Assert.Equal(6, state["encoder.norm.num_batches_tracked"].item<long>());
        Assert.All(means.Zip(state["encoder.norm.running_mean"].data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.All(variances.Zip(state["encoder.norm.running_var"].data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void A_part_is_encoded_again_when_its_share_is_asked_for_and_not_before()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(batchStatistics: false);
        int calls = 0;
        method.Encoder.register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });

        var output = method.forward(ToyViews.Cut(4, _samples));
        List<int> seen = [calls];
        foreach (var scalar in output.Backpropagated)
        {
            seen.Add(calls);
            scalar.backward();
        }

        Assert.Equal([6, 6, 8, 10, 12], seen);
    }

    [Fact]
    public void Training_ends_with_the_weights_of_training_in_one_pass()
    {
        using var whole = ToyEncoder.Method(batchStatistics: false);
        using var cut = ToyEncoder.Method(batchStatistics: false);
        double[][] start = Weights(whole);

        Train(whole, microBatchSize: null);
        Train(cut, microBatchSize: 3);

        AssertClose(Weights(whole), Weights(cut), 1e-5);
        Assert.True(Distance(start, Weights(whole)) > 0.01);
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var method = ToyEncoder.Method(dropout: 0.1);
        using var views = ToyViews.Cut(4, _samples);
        long Left()
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using (NewDisposeScope())
            {
                Backpropagate(method.forward(views));
            }

            method.zero_grad();
            return DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
        }

        Left();
        Assert.Equal(0, Left());
    }

    [Fact]
    public void Projections_that_are_not_finite_give_a_loss_that_is_not_finite_either()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method();
        using (no_grad())
        {
            method.get_parameter("encoder.outer.weight")!.fill_(float.NaN);
        }

        Assert.True(double.IsNaN(method.forward(ToyViews.Cut(4, _samples)).Loss.ToDouble()));
    }

    private static double[][] Gradients(SimClr<Tensor> method, ViewBatch<Tensor> views)
    {
        method.zero_grad();
        Backpropagate(method.forward(views));
        return GradientsOf(method);
    }

    private static void Backpropagate(StepOutput output)
    {
        foreach (var scalar in output.Backpropagated)
        {
            scalar.backward();
        }
    }

    /// <summary>The same parts, one after the other, in one graph that holds all of them.</summary>
    private static double[][] GradientsInOneGraph(SimClr<Tensor> method, ViewBatch<Tensor> views)
    {
        method.zero_grad();
        (Tensor First, Tensor Second)[] parts = [.. views.Parts.Select(part => (Project(method, part.First), Project(method, part.Second)))];
        new MaclLoss().forward(cat([.. parts.Select(part => part.First)]), cat([.. parts.Select(part => part.Second)])).backward();
        return GradientsOf(method);
    }

    private static Tensor Project(SimClr<Tensor> method, Tensor view) =>
        ((nn.Module<Tensor, Tensor>)method.named_children().Single(child => child.name is "projection_head").module).forward(method.Encoder.forward(view));

    /// <summary>What batch normalisation's running mean and unbiased variance become, by loops in double precision.</summary>
    private static (double[] Means, double[] Variances) MovedStatistics(SimClr<Tensor> method, ViewBatch<Tensor> views)
    {
        var state = method.state_dict();
        double[] means = [.. state["encoder.norm.running_mean"].data<float>().ToArray().Select(value => (double)value)];
        double[] variances = [.. state["encoder.norm.running_var"].data<float>().ToArray().Select(value => (double)value)];
        foreach (var view in views.Parts.SelectMany(part => new[] { part.First, part.Second }))
        {
            var hidden = nn.functional.linear(view, state["encoder.inner.weight"], state["encoder.inner.bias"]);
            for (int unit = 0; unit < means.Length; unit++)
            {
                double[] values = [.. hidden[.., unit].data<float>().ToArray().Select(value => (double)value)];
                double mean = values.Average();
                double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
                means[unit] += Momentum * (mean - means[unit]);
                variances[unit] += Momentum * (variance - variances[unit]);
            }
        }

        return (means, variances);
    }

    private static void Train(SimClr<Tensor> method, int? microBatchSize)
    {
        var views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(30, 8, LastBatch.Keep, 0), new ToyViewMaker(0), CPU, prefetch: 0, microBatchSize);
        using var trainer = new Trainer<Tensor>(method, views, new TrainingOptions { Epochs = 3, Optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.05 } }, []);
        trainer.Run(TestContext.Current.CancellationToken);
    }

    private static ViewBatch<Tensor> InDouble(ViewBatch<Tensor> views) =>
        views with { Parts = [.. views.Parts.Select(part => new ViewPair<Tensor>(part.First.to(ScalarType.Float64), part.Second.to(ScalarType.Float64)))] };

    private static double[][] GradientsOf(SimClr<Tensor> method) => [.. method.parameters().Select(parameter => Values(parameter.grad!))];

    private static double[][] Weights(SimClr<Tensor> method) => [.. method.parameters().Select(Values)];

    private static double[] Values(Tensor tensor)
    {
        using var values = tensor.detach().to(ScalarType.Float64, copy: true);
        return values.data<double>().ToArray();
    }

    private static void AssertClose(double[][] expected, double[][] actual, double tolerance)
    {
        Assert.InRange(expected.Length, 10, 12);
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(Distance(expected, actual), 0, tolerance);
    }

    /// <summary>‖expected − actual‖ / ‖expected‖ over all parameters.</summary>
    private static double Distance(double[][] expected, double[][] actual)
    {
        var pairs = expected.SelectMany(values => values).Zip(actual.SelectMany(values => values)).ToList();
        return Math.Sqrt(pairs.Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)) / pairs.Sum(pair => pair.First * pair.First));
    }
}
