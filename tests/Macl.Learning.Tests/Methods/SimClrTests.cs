using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Tests.Data;
using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

public sealed class SimClrTests
{
    public static TheoryData<LossKind, Pairing> Losses => [.. from kind in Enum.GetValues<LossKind>() where kind != LossKind.SupCon from pairing in Enum.GetValues<Pairing>() select (kind, pairing)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Loss_and_gradients_are_those_of_encoder_head_and_loss_one_after_the_other(LossKind kind, Pairing pairing)
    {
        using var scope = NewDisposeScope();
        var loss = new LossOptions { Kind = kind, Pairing = pairing, Temperature = 0.2 }.Create();
        var (encoder, head) = (new ToyEncoder(), ProjectionHead.Create(ToyEncoder.FeatureSize, 6, 4));
        var method = new SimClr<Tensor>(encoder, head, loss);
        var views = Views();

        var output = method.forward(views);
        output.Loss.backward();
        Tensor[] gradients = [.. method.parameters().Select(parameter => parameter.grad!.clone())];
        method.zero_grad();
        var expected = loss.forward(head.forward(encoder.forward(views.Parts[0].First)), head.forward(encoder.forward(views.Parts[0].Second)));
        expected.backward();

        Assert.Equal(expected.item<float>(), output.Loss.item<float>());
        Assert.All(gradients.Zip(method.parameters()), pair => Assert.Equal(pair.Second.grad!.data<float>().ToArray(), pair.First.data<float>().ToArray()));
        Assert.Equal(kind == LossKind.Sigmoid ? 12 : 10, gradients.Length);
    }

    [Fact]
    public void State_is_named_after_its_place_in_the_method()
    {
        using var method = ToyEncoder.Method();
        Assert.Equal(
            """
            encoder.inner.bias
            encoder.inner.weight
            encoder.norm.bias
            encoder.norm.num_batches_tracked
            encoder.norm.running_mean
            encoder.norm.running_var
            encoder.norm.weight
            encoder.outer.bias
            encoder.outer.weight
            projection_head.0.bias
            projection_head.0.weight
            projection_head.2.bias
            projection_head.2.weight
            """,
            string.Join('\n', method.state_dict().Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_scheduled_temperature_follows_the_course_of_training()
    {
        using var loss = new LossOptions { TemperaturePolicy = TemperaturePolicyKind.Cosine, TemperatureCycles = 0.5 }.Create();
        using var method = ToyEncoder.Method(loss: loss);
        method.BeforeStep(0.75);
        Assert.Equal(0.75, loss.Progress);
    }

    [Fact]
    public void What_a_loss_learns_is_a_part_of_the_state_and_kept_within_its_bounds_after_each_step()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method(loss: new LossOptions { Kind = LossKind.Sigmoid }.Create());
        Assert.Equal(["loss.logit_bias", "loss.logit_scale"], method.state_dict().Keys.Where(name => name.StartsWith("loss.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        using var beyond = 9.0.ToScalar();
        using (no_grad())
        {
            method.get_parameter("loss.logit_scale")!.fill_(beyond);
        }

        method.AfterOptimizerStep();
        Assert.Equal((float)Math.Log(100), method.get_parameter("loss.logit_scale")!.item<float>());
    }

    [Fact]
    public void Scalars_have_the_glossarys_names_and_the_losss_values()
    {
        using var scope = NewDisposeScope();
        var loss = new MaclLoss(0.3, 1, 0.2);
        var method = ToyEncoder.Method(loss: loss);
        var views = Views();
        var (first, second) = (Project(method, views.Parts[0].First), Project(method, views.Parts[0].Second));

        var scalars = method.forward(views).Scalars;

        Assert.Equal(
            "alignment alignmentLoss effectiveRank gradientScaling gradientScalingMax gradientScalingMin inBatchAccuracy infoNceAtInitialTemperature temperature temperatureClamped uniformityLoss",
            string.Join(' ', scalars.Keys.Order(StringComparer.Ordinal)));
        var diagnostics = loss.Measure(first, second).Diagnostics;
        Assert.Equal(diagnostics.Temperature, scalars["temperature"]);
        Assert.Equal(diagnostics.Alignment, scalars["alignment"]);
        Assert.Equal(diagnostics.GradientScaling, scalars["gradientScaling"]);
        Assert.Equal(EmbeddingStatistics.AlignmentLoss(first, second), scalars["alignmentLoss"]);
        Assert.Equal(0.3 * (1 + diagnostics.Alignment - 0.2), scalars["temperature"], 1e-6);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(3)]
    public void Labels_make_all_views_of_a_class_positives_whatever_the_batch_and_its_parts(int most)
    {
        using var scope = NewDisposeScope();
        int[] labels = [0, 5, 0, -1, 5, 0, -1, -1, 5, 5];
        int[] samples = [9, 3, 0, 8, 2, 5, 6, 1];
        var loss = new DclLoss(0.3, Pairing.OneWay);
        var method = ToyEncoder.Method(loss: loss, batchStatistics: false, labels: labels);
        var whole = ToyViews.Of(samples).Parts[0];

        var output = method.forward(ToyViews.Cut(most, samples));

        var expected = loss.Measure(Candidates.Labelled(Project(method, whole.First), Project(method, whole.Second), tensor(new long[] { 5, -1, 0, 5, 0, 0, -1, 5 })));
        Assert.Equal(expected.Loss.item<float>(), output.Loss.item<float>(), 1e-6);
        Assert.Equal(expected.Diagnostics.Alignment, output.Scalars["alignment"], 1e-6);
        Assert.NotEqual(loss.forward(Project(method, whole.First), Project(method, whole.Second)).item<float>(), output.Loss.item<float>(), 1e-3);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(4)]
    public void What_lies_behind_the_second_views_are_hard_negatives_of_all(int most)
    {
        using var scope = NewDisposeScope();
        int[] samples = [9, 3, 0, 8, 2, 5];
        var loss = new MaclLoss(0.3, 1, 0.2, pairing: Pairing.OneWay);
        var method = ToyEncoder.Method(loss: loss, batchStatistics: false);
        var whole = ToyViews.WithHardNegatives(6, samples).Parts[0];
        var (first, second) = (Project(method, whole.First), Project(method, whole.Second));

        var output = method.forward(ToyViews.WithHardNegatives(most, samples));
        double[] gradient = GradientOf(method, output);

        var expected = loss.Measure(Candidates.OneWay(first, second[..6], second[6..]));
        Assert.Equal(expected.Loss.item<float>(), output.Loss.item<float>(), 1e-6);
        Assert.NotEqual(loss.forward(first, second[..6]).item<float>(), output.Loss.item<float>(), 1e-3);
        Assert.All(GradientOf(method, new StepOutput(expected.Loss, output.Scalars)).Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Theory]
    [InlineData(Pairing.OneWay)]
    [InlineData(Pairing.TwoView)]
    public void Samples_with_the_same_key_are_no_negatives_of_each_other(Pairing pairing)
    {
        using var scope = NewDisposeScope();
        var loss = new DclLoss(0.3, pairing);
        var method = ToyEncoder.Method(loss: loss, batchStatistics: false);
        var views = ToyViews.Of(4, 1, 7, 2) with { SampleKeys = [5, 6, 5, 7] };
        var (first, second) = (Project(method, views.Parts[0].First), Project(method, views.Parts[0].Second));
        var keys = tensor(new long[] { 5, 6, 5, 7 });

        var candidates = pairing == Pairing.OneWay ? Candidates.OneWay(first, second, sampleKeys: keys) : Candidates.TwoView(first, second, keys);
        Assert.Equal(loss.LossOf(candidates).item<float>(), method.forward(views).Loss.item<float>());
        Assert.NotEqual(loss.forward(first, second).item<float>(), method.forward(views).Loss.item<float>(), 1e-3);
    }

    [Fact]
    public void Moving_and_switching_the_method_reaches_encoder_and_head()
    {
        using var method = ToyEncoder.Method(dropout: 0.5);
        method.eval();
        Assert.All(method.named_modules(), named => Assert.False(named.module.training));
        method.to(ScalarType.Float64);
        Assert.All(method.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var method = ToyEncoder.Method(dropout: 0.1);
        using var views = Views();
        long Left()
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            method.forward(views).Loss.Dispose();
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

        Assert.True(double.IsNaN(method.forward(Views()).Loss.ToDouble()));
    }

    [Fact]
    public void Wrong_shapes_stay_errors_of_the_loss()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method();
        var views = new ViewBatch<Tensor>(new Batch(0, 0, [0, 1, 2, 3]), [new ViewPair<Tensor>(rand(4, ToyViewMaker.Width), rand(3, ToyViewMaker.Width))]);
        Assert.Throws<ArgumentException>(() => { method.forward(views); });
    }

    private static Tensor Project(SimClr<Tensor> method, Tensor view) =>
        ((nn.Module<Tensor, Tensor>)method.named_children().Single(child => child.name is "projection_head").module).forward(method.Encoder.forward(view));

    private static double[] GradientOf(SimClr<Tensor> method, StepOutput output)
    {
        method.zero_grad();
        foreach (var scalar in output.Backpropagated)
        {
            scalar.backward();
        }

        return [.. method.parameters().SelectMany(parameter => parameter.grad!.to(ScalarType.Float64).data<double>().ToArray())];
    }

    private static ViewBatch<Tensor> Views() => ToyViews.Of(0, 1, 2, 3, 4, 5, 6, 7);
}
