using Macl.Graphs.Batches;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Learning.Data;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Recipes;

/// <summary>Training with the loss engine against the same training with the loss written out in plain tensor operations.</summary>
/// <remarks>
/// Training is chaotic: what differs by rounding at first differs by a percent after some dozen steps, also between float32 and float64 of
/// one and the same formula. So the steps are few and small, and those of gradient descent: Adam makes full steps even of gradients that are nothing but rounding.
/// </remarks>
public sealed class EngineCurveTests
{
    private const int Steps = 12;
    private const double LearningRate = 1e-4;
    private const double Rounding = 3e-5;
    private const double Temperature = .2;
    private const double Alpha = 2;
    private const double AlignmentThreshold = .5;

    [Theory]
    [InlineData(Pairing.OneWay)]
    [InlineData(Pairing.TwoView)]
    public void A_run_has_the_same_curve_with_the_engine_and_without(Pairing pairing)
    {
        using var loss = new MaclLoss(Temperature, Alpha, AlignmentThreshold, pairing: pairing);
        double[] with = Train(loss.forward, LearningRate);
        double[] without = Train((first, second) => Plain(first, second, pairing), LearningRate);
        double[] untrained = Train(loss.forward, LearningRate / 1e6);
        Assert.All(with.Zip(without), pair => Assert.Equal(pair.First, pair.Second, Rounding * pair.First));
        Assert.True(Math.Abs(with[^1] - untrained[^1]) > 100 * Rounding * with[^1], "Training changed nothing: the curve proves nothing.");
    }

    private static double[] Train(Func<Tensor, Tensor, Tensor> loss, double learningRate)
    {
        using PretrainingTask<GraphBatch> task = new GraphCl(Mutag(), path: null, new GraphClOptions { BatchSize = 32 }, new GraphClMachine()).Prepare();
        var encoder = (GinEncoder)task.Method.Encoder;
        var head = (nn.Module<Tensor, Tensor>)task.Method.named_modules().Single(module => module.name == "projection_head").module;
        using Optimizer optimizer = Optimizers.Create(new OptimizerOptions { Kind = OptimizerKind.Sgd }, task.Method.named_parameters());
        return [.. task.Views.ReadFrom(0, TestContext.Current.CancellationToken).Take(Steps).Select(batch => Step(batch, encoder, head, loss, optimizer, learningRate))];
    }

    private static double Step(ViewBatch<GraphBatch> batch, GinEncoder encoder, nn.Module<Tensor, Tensor> head, Func<Tensor, Tensor, Tensor> loss, Optimizer optimizer, double learningRate)
    {
        using ViewBatch<GraphBatch> owned = batch;
        using var scope = NewDisposeScope();
        ViewPair<GraphBatch> views = batch.Parts[0];
        optimizer.ZeroGradients();
        Tensor value = loss(head.call(encoder.call(views.First)), head.call(encoder.call(views.Second)));
        value.backward();
        optimizer.Step(learningRate);
        return value.to(ScalarType.Float64).item<double>();
    }

    /// <summary>−V log P with V = 1 / (1 − P) held constant and the gradient left to automatic differentiation, in double precision.</summary>
    private static Tensor Plain(Tensor first, Tensor second, Pairing pairing)
    {
        Tensor one = nn.functional.normalize(first.to(ScalarType.Float64), dim: 1);
        Tensor other = nn.functional.normalize(second.to(ScalarType.Float64), dim: 1);
        Tensor positives = (one * other).sum(1L);
        Tensor temperature = (((positives.detach().mean() - AlignmentThreshold) * Alpha) + 1).clamp_min(.1) * Temperature;
        bool isTwoView = pairing == Pairing.TwoView;
        Tensor anchors = isTwoView ? cat([one, other]) : one;
        Tensor logits = anchors.mm((isTwoView ? anchors : other).t()) / temperature;
        Tensor own = eye(first.shape[0], dtype: ScalarType.Bool);
        Tensor positive = (isTwoView ? cat([positives, positives]) : positives) / temperature;
        Tensor negatives = logits.masked_fill(isTwoView ? own.repeat(2, 2) : own, double.NegativeInfinity).logsumexp(1);
        Tensor infoNce = nn.functional.logsigmoid(positive - negatives).neg();
        return (infoNce / (negatives - positive).sigmoid().detach()).mean();
    }

    private static GraphDataSet Mutag() => TuDataSet.Read(Path.Combine(AppContext.BaseDirectory, "MUTAG.zip"));
}
