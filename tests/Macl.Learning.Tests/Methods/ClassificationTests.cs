using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Tests.Data;
using Macl.Learning.Training;
using Macl.Testing;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Macl.Learning.Tests.Methods;

public sealed class ClassificationTests
{
    private const int Samples = 12;

    private static readonly int[] _labels = [.. Enumerable.Range(0, Samples).Select(ToyViewMaker.LabelOf)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loss_accuracy_and_the_layers_gradient_are_those_of_double_loops(bool frozen)
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen);
        var views = ToyViews.Of(0, 1, 2, 5, 7);

        var output = method.forward(views);
        output.Loss.backward();
        double[][] features = Features(method, views, training: !frozen);
        var (loss, accuracy, weight, bias) = Softmax(features, [.. views.Batch.Samples.Select(sample => _labels[sample])], method);

        Assert.Equal(loss, output.Loss.item<float>(), 1e-6);
        Assert.Equal(accuracy, output.Scalars["accuracy"]);
        Assert.Equal(weight, Of(method, "classifier.weight").grad!.data<float>().Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(bias, Of(method, "classifier.bias").grad!.data<float>().Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_layer_begins_with_biases_of_zero_and_weights_that_the_seed_decides()
    {
        using var scope = NewDisposeScope();
        var (one, same, other) = (Method(true, seed: 1), Method(true, seed: 1), Method(true, seed: 2));
        Assert.Equal(Values(one, "classifier.weight"), Values(same, "classifier.weight"));
        Assert.NotEqual(Values(one, "classifier.weight"), Values(other, "classifier.weight"));
        Assert.All(Values(one, "classifier.bias"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_frozen_encoder_is_left_bit_for_bit_as_it_was()
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen: true);
        var before = ModuleState.Export(method);

        Train(method, epochs: 3);

        foreach (var (name, saved) in before)
        {
            bool same = Same(saved, method.state_dict()[name]);
            Assert.Equal(name.StartsWith("encoder.", StringComparison.Ordinal), same);
        }

        Assert.False(method.Encoder.training);
        Assert.All(method.Encoder.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Fine_tuning_trains_everything()
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen: false);
        var before = ModuleState.Export(method);

        Train(method, epochs: 3);

        Assert.All(before, saved => Assert.False(Same(saved.Value, method.state_dict()[saved.Key]), saved.Key));
    }

    [Fact]
    public void The_second_view_is_not_looked_at_and_may_be_the_first()
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen: true);
        var views = ToyViews.Of(0, 1, 2, 5);
        var first = views.Parts[0].First;
        using var twice = new ViewBatch<Tensor>(views.Batch, [new ViewPair<Tensor>(first, first)]);

        Assert.Equal(method.forward(views).Loss.item<float>(), method.forward(twice).Loss.item<float>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_loss_of_a_batch_in_parts_is_that_of_the_whole(int mostSamples)
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen: true);
        var whole = method.forward(ToyViews.Of(0, 1, 2, 5, 7));
        var parts = method.forward(ToyViews.Cut(mostSamples, 0, 1, 2, 5, 7));
        Assert.Equal(whole.Loss.item<float>(), parts.Loss.item<float>(), 1e-6);
        Assert.Equal(whole.Scalars["accuracy"], parts.Scalars["accuracy"]);
    }

    [Fact]
    public void Predictions_are_the_classes_of_the_largest_logits()
    {
        using var scope = NewDisposeScope();
        using var method = Method(frozen: false);
        Train(method, epochs: 2);
        var views = ToyViews.Of(0, 1, 2, 3, 4, 5, 6, 7);
        double[][] features = Features(method, views, training: false);
        Assert.Equal(features.Select(row => Array.IndexOf(Logits(row, method), Logits(row, method).Max())), method.Predict(views.Parts[0].First));
        Assert.False(method.training);
    }

    [Fact]
    public void Labels_that_are_no_classes_are_refused()
    {
        using var encoder = new ToyEncoder();
        Assert.Contains("A label is 3; allowed: from 0 to 2.", Refusal(3, [0, 1, 3]), StringComparison.Ordinal);
        Assert.Contains("A label is -1; allowed: from 0 to 2.", Refusal(3, [-1]), StringComparison.Ordinal);
        Assert.Contains("classes is 1; allowed: 2 or more.", Refusal(1, [0]), StringComparison.Ordinal);

        string Refusal(int classes, int[] labels) =>
            Assert.ThrowsAny<ArgumentException>(() => new Classification<Tensor>(encoder, ToyEncoder.FeatureSize, classes, labels, frozenEncoder: true, seed: 0)).Message;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_leaves_no_tensor_behind(bool frozen)
    {
        using var method = Method(frozen);
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            using var scope = NewDisposeScope();
            method.forward(ToyViews.Of(0, 1, 2)).Loss.backward();
            method.Predict(ToyViews.Of(0, 1).Parts[0].First);
            foreach (var parameter in method.parameters())
            {
                parameter.grad?.Dispose();
                parameter.grad = null;
            }
        }));
    }

    private static Classification<Tensor> Method(bool frozen, long seed = 0)
    {
        using var pretrained = ToyEncoder.Method(seed: 5);
        var encoder = new ToyEncoder();
        using var scope = NewDisposeScope();
        ModuleState.Import(encoder, ModuleState.Export(pretrained.Encoder));
        return new Classification<Tensor>(encoder, ToyEncoder.FeatureSize, ToyViewMaker.Classes, _labels, frozen, seed);
    }

    private static void Train(Classification<Tensor> method, int epochs)
    {
        var views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(Samples, 4, LastBatch.Drop, seed: 0), new ToyViewMaker(0), CPU, prefetch: 0);
        var options = new TrainingOptions { Epochs = epochs, Optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.1 } };
        using var trainer = new Trainer<Tensor>(method, views, options, []);
        trainer.Run(TestContext.Current.CancellationToken);
    }

    /// <summary>What the encoder gives, which is not on trial here.</summary>
    private static double[][] Features(Classification<Tensor> method, ViewBatch<Tensor> views, bool training)
    {
        method.Encoder.train(training);
        using var noGradient = no_grad();
        float[] values = [.. method.Encoder.call(views.Parts[0].First).data<float>()];
        return [.. values.Chunk(ToyEncoder.FeatureSize).Select(row => row.Select(value => (double)value).ToArray())];
    }

    private static double[] Logits(double[] row, Classification<Tensor> method)
    {
        var (weight, bias) = (Values(method, "classifier.weight"), Values(method, "classifier.bias"));
        return [.. bias.Select((start, c) => start + row.Select((value, column) => value * weight[(c * row.Length) + column]).Sum())];
    }

    private static (double Loss, double Accuracy, double[] Weight, double[] Bias) Softmax(double[][] features, int[] labels, Classification<Tensor> method)
    {
        var (loss, right) = (0.0, 0);
        var weight = new double[ToyViewMaker.Classes * ToyEncoder.FeatureSize];
        var bias = new double[ToyViewMaker.Classes];
        for (int row = 0; row < labels.Length; row++)
        {
            double[] logits = Logits(features[row], method);
            double sum = logits.Sum(Math.Exp);
            loss += (Math.Log(sum) - logits[labels[row]]) / labels.Length;
            right += Array.IndexOf(logits, logits.Max()) == labels[row] ? 1 : 0;
            for (int c = 0; c < logits.Length; c++)
            {
                double slope = ((Math.Exp(logits[c]) / sum) - (c == labels[row] ? 1 : 0)) / labels.Length;
                bias[c] += slope;
                for (int column = 0; column < features[row].Length; column++)
                {
                    weight[(c * features[row].Length) + column] += slope * features[row][column];
                }
            }
        }

        return (loss, (double)right / labels.Length, weight, bias);
    }

    private static bool Same(Tensor one, Tensor other) => one.bytes.SequenceEqual(other.bytes);

    private static Parameter Of(Classification<Tensor> method, string name) => method.named_parameters().Single(named => named.name == name).parameter;

    private static float[] Values(Classification<Tensor> method, string name) => [.. Of(method, name).data<float>()];
}
