using Macl.Graphs.Batches;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Learning.Data;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Recipes;

/// <summary>Training with the loss engine against the loss written out in plain tensor operations: at every step of a run, the same loss and the same gradient of all weights.</summary>
/// <remarks>
/// Two runs of their own would not do: training is chaotic, and what differs by rounding at first, as it may from process to process, differs by a percent after some dozen steps.
/// </remarks>
public sealed class EngineCurveTests
{
    private const int Steps = 12;
    private const double LearningRate = 1e-3;
    private const double Rounding = 1e-5;
    private const double RoundingOfGradient = 1e-4;
    private const double Temperature = .2;
    private const double Alpha = 2;
    private const double AlignmentThreshold = .5;

    [Theory]
    [InlineData(Pairing.OneWay)]
    [InlineData(Pairing.TwoView)]
    public void A_run_has_the_same_curve_with_the_engine_and_without(Pairing pairing)
    {
        using var engine = new MaclLoss(Temperature, Alpha, AlignmentThreshold, pairing: pairing);
        using PretrainingTask<GraphBatch> task = new GraphCl(Mutag(), path: null, new GraphClOptions { BatchSize = 32 }, new GraphClMachine()).Prepare();
        using Optimizer optimizer = Optimizers.Create(new OptimizerOptions { Kind = OptimizerKind.Sgd }, task.Method.named_parameters());
        var curve = new List<double>();
        foreach (ViewBatch<GraphBatch> batch in task.Views.ReadFrom(0, TestContext.Current.CancellationToken).Take(Steps))
        {
            using ViewBatch<GraphBatch> owned = batch;
            var (loss, gradient) = Step(task, batch, engine.forward, optimizer);
            var (expected, expectedGradient) = Step(task, batch, (first, second) => Plain(first, second, pairing), optimizer);
            Assert.Equal(expected, loss, Rounding * expected);
            Assert.True(Distance(gradient, expectedGradient) < RoundingOfGradient * Length(expectedGradient));
            optimizer.Step(LearningRate);
            curve.Add(loss);
        }

        Assert.True(Math.Abs(curve[^1] - curve[0]) > 100 * Rounding * curve[0], "Training changed nothing: the curve proves nothing.");
    }

    /// <summary>The loss of a batch, and the gradient of all weights, which is left with them.</summary>
    private static (double Loss, float[] Gradient) Step(PretrainingTask<GraphBatch> task, ViewBatch<GraphBatch> batch, Func<Tensor, Tensor, Tensor> loss, Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var head = (nn.Module<Tensor, Tensor>)task.Method.named_modules().Single(module => module.name == "projection_head").module;
        ViewPair<GraphBatch> views = batch.Parts[0];
        optimizer.ZeroGradients();
        Tensor value = loss(head.call(task.Method.Encoder.call(views.First)), head.call(task.Method.Encoder.call(views.Second)));
        value.backward();
        return (value.to(ScalarType.Float64).item<double>(), [.. task.Method.parameters().SelectMany(parameter => parameter.grad!.data<float>().ToArray())]);
    }

    private static double Distance(float[] one, float[] other) => Math.Sqrt(one.Zip(other, (a, b) => Math.Pow((double)a - b, 2)).Sum());

    private static double Length(float[] values) => Distance(values, new float[values.Length]);

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
