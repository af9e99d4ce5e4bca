using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Tests.Data;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using Macl.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

public sealed class MoCoTests
{
    private const int Projection = 4;
    private const double Temperature = 0.2;

    private static readonly int[] _samples = [4, 9, 2, 7, 0, 5, 10, 1];

    public static TheoryData<LossKind> Losses => [.. Enum.GetValues<LossKind>().Where(kind => kind != LossKind.SupCon)];

    [Fact]
    public void The_loss_is_InfoNCE_of_each_query_with_its_key_against_the_queue()
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { QueueSize = 5, NormalisationGroups = 1 }, batchStatistics: false);
        var views = ToyViews.Of(_samples);

        var output = method.forward(views);

        double[][] queries = Rows(Project(method, views.Parts[0].First));
        double[][] keys = Rows(Project(method, views.Parts[0].Second));
        double[][] queue = Rows(Buffer(method, "queue.keys"));
        double expected = queries.Zip(keys).Average(pair => InfoNce(pair.First, pair.Second, queue));
        Assert.Equal(expected, output.Loss.item<float>(), 1e-5);
        Assert.Equal(queries.Zip(keys).Average(pair => Cosine(pair.First, pair.Second)), output.Scalars["alignment"], 1e-5);
    }

    [Fact]
    public void A_past_key_of_the_querys_own_sample_is_no_negative_of_it()
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { QueueSize = 3, NormalisationGroups = 1 }, batchStatistics: false);
        Step(method, 7, 2, 9);
        var views = ToyViews.Of(2, 4);

        double loss = method.forward(views).Loss.item<float>();

        double[][] queries = Rows(Project(method, views.Parts[0].First));
        double[][] keys = Rows(MomentumProject(method, views.Parts[0].Second));
        double[][] queue = Rows(Buffer(method, "queue.keys"));
        double expected = (InfoNce(queries[0], keys[0], [queue[0], queue[2]]) + InfoNce(queries[1], keys[1], queue)) / 2;
        Assert.Equal(expected, loss, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_loss_gives_gradients_to_the_encoder_alone(LossKind kind)
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { QueueSize = 6 }, new LossOptions { Kind = kind, Temperature = Temperature });
        method.forward(ToyViews.Of(_samples)).Loss.backward();

        Assert.All(method.named_parameters(), named =>
            Assert.Equal(named.name.StartsWith("momentum_", StringComparison.Ordinal), named.parameter.grad is null));
        Assert.DoesNotContain(TrainingState.Trainable(method), named => named.name.StartsWith("momentum_", StringComparison.Ordinal));
        Assert.Contains(method.named_parameters(), named => named.parameter.grad is { } gradient && gradient.abs().max().item<float>() > 0);
    }

    [Fact]
    public void The_queue_takes_keys_in_the_place_of_the_oldest()
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { QueueSize = 5, NormalisationGroups = 1 }, batchStatistics: false);
        long[][] expected = [[7, 2, 9, -1, -1], [0, 2, 9, 4, 1], [0, 8, 3, 4, 1], [14, 15, 11, 12, 13]];
        int[][] batches = [[7, 2, 9], [4, 1, 0], [8, 3], [10, 11, 12, 13, 14, 15]];
        double[][] before = Rows(Buffer(method, "queue.keys"));
        foreach (var (step, batch) in batches.Index())
        {
            Tensor keys = nn.functional.normalize(MomentumProject(method, ToyViews.Of(batch).Parts[0].Second));
            Step(method, batch);

            long[] samples = Buffer(method, "queue.samples").data<long>().ToArray();
            double[][] queue = Rows(Buffer(method, "queue.keys"));
            if (batch.Length <= 5)
            {
                Assert.Equal(expected[step], samples);
            }

            Assert.All(batch.TakeLast(5), sample =>
                AssertClose(Rows(keys)[Array.IndexOf(batch, sample)], queue[Array.IndexOf(samples, sample)], 1e-6));
            Assert.All(queue, row => Assert.Equal(1, Math.Sqrt(row.Sum(value => value * value)), 1e-5));
        }

        Assert.All(before, row => Assert.Equal(1, Math.Sqrt(row.Sum(value => value * value)), 1e-5));
        Assert.Equal([15, 11, 12, 13, 14], Buffer(method, "queue.samples").data<long>().ToArray().OrderBy(sample => sample == 15 ? 0 : sample));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_momentum_encoder_follows_by_its_momentum(bool cosine)
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { Momentum = 0.9, CosineMomentum = cosine, QueueSize = 6 });
        var parameters = method.named_parameters().ToDictionary(named => named.name, named => named.parameter, StringComparer.Ordinal);
        Assert.All(parameters.Where(named => !named.Key.Contains("momentum", StringComparison.Ordinal)), named => Assert.Equal(Values(named.Value), Values(parameters["momentum_" + named.Key])));
        Disturb(method);
        var (own, theirs) = (Values(parameters["momentum_encoder.inner.weight"]), Values(parameters["encoder.inner.weight"]));

        method.BeforeStep(progress: 0.5);
        method.AfterOptimizerStep();

        double momentum = cosine ? 0.95 : 0.9;
        AssertClose([.. own.Zip(theirs, (mine, leader) => (momentum * mine) + ((1 - momentum) * leader))], Values(parameters["momentum_encoder.inner.weight"]), 1e-6);
        Assert.Equal(theirs, Values(parameters["encoder.inner.weight"]));
    }

    [Fact]
    public void Groups_have_batch_statistics_of_their_own()
    {
        using var scope = NewDisposeScope();
        var views = ToyViews.Of(_samples);
        var whole = NewMethod(new MoCoOptions { QueueSize = 6, NormalisationGroups = 1 }).forward(views);
        var grouped = NewMethod(new MoCoOptions { QueueSize = 6, NormalisationGroups = 2 });
        double loss = grouped.forward(views).Loss.item<float>();

        int[] order = RowGroups.Shuffled(_samples.Length, seed: 0, step: 0);
        double[][] queries = [.. new[] { _samples[..4], _samples[4..] }.SelectMany(group => Rows(Project(grouped, ToyViews.Of(group).Parts[0].First)))];
        var keys = new double[_samples.Length][];
        foreach (int[] rows in new[] { order[..4], order[4..] })
        {
            double[][] encoded = Rows(MomentumProject(grouped, ToyViews.Of([.. rows.Select(row => _samples[row])]).Parts[0].Second));
            foreach (var (place, row) in rows.Index())
            {
                keys[row] = encoded[place];
            }
        }

        double[][] queue = Rows(Buffer(grouped, "queue.keys"));
        Assert.Equal(queries.Zip(keys).Average(pair => InfoNce(pair.First, pair.Second, queue)), loss, 1e-5);
        Assert.NotEqual(whole.Loss.item<float>(), loss, 1e-3);
        Assert.NotEqual(RowGroups.InOrder(_samples.Length), order);
        Assert.Equal(order, RowGroups.Shuffled(_samples.Length, seed: 0, step: 0));
        Assert.NotEqual(order, RowGroups.Shuffled(_samples.Length, seed: 0, step: 1));
    }

    [Theory]
    [InlineData(9, 4, "2 2 2 3")]
    [InlineData(8, 4, "2 2 2 2")]
    [InlineData(5, 4, "2 3")]
    [InlineData(3, 2, "3")]
    public void There_are_as_many_groups_as_asked_for_unless_one_would_be_a_single_row(int rows, int groups, string sizes)
    {
        using var scope = NewDisposeScope();
        var seen = new List<long>();
        Tensor input = arange(rows, dtype: ScalarType.Float32).reshape(rows, 1);
        int[] order = RowGroups.Shuffled(rows, seed: 1, step: 2);

        Tensor encoded = RowGroups.Encode(input, order, groups, Select, group =>
        {
            seen.Add(group.shape[0]);
            return group.clone();
        });

        Assert.Equal(sizes, string.Join(' ', seen));
        Assert.Equal(Values(input), Values(encoded));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    public void A_batch_in_parts_has_the_same_loss_gradient_and_queue(int groups, int most)
    {
        using var scope = NewDisposeScope();
        var (whole, cut) = (NewMethod(new MoCoOptions { QueueSize = 6, NormalisationGroups = groups }, batchStatistics: false), NewMethod(new MoCoOptions { QueueSize = 6, NormalisationGroups = groups }, batchStatistics: false));
        double expected = Backpropagate(whole, ToyViews.Of(_samples));
        double loss = Backpropagate(cut, ToyViews.Cut(most, _samples));

        Assert.Equal(expected, loss, 1e-6);
        Assert.All(TrainingState.Trainable(whole).Zip(TrainingState.Trainable(cut)), pair => AssertClose(Values(pair.First.parameter.grad!), Values(pair.Second.parameter.grad!), 1e-6));
        whole.AfterOptimizerStep();
        cut.AfterOptimizerStep();
        AssertClose(Values(Buffer(whole, "queue.keys")), Values(Buffer(cut, "queue.keys")), 1e-6);
    }

    [Fact]
    public void Training_goes_on_from_a_saved_state_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using Training undisturbed = new(), stopped = new(), resumed = new();
        undisturbed.RunTo(9);
        stopped.RunTo(4);
        var (model, optimizer) = (stopped.Trainer.State.ExportModel(), stopped.Trainer.State.ExportOptimizer());
        Disturb(resumed.Method);
        resumed.Trainer.State.Restore(4, model, optimizer);
        resumed.RunTo(9);

        var expected = ModuleState.Export(undisturbed.Method);
        Assert.All(ModuleState.Export(resumed.Method), entry => Assert.Equal(expected[entry.Key].bytes.ToArray(), entry.Value.bytes.ToArray()));
        Assert.Contains("queue.position", expected.Keys);
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var method = NewMethod(new MoCoOptions { QueueSize = 6, NormalisationGroups = 2 });
        using var views = ToyViews.Of(_samples);
        using var parts = ToyViews.Cut(4, _samples);
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => StepOn(method, views)));
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => StepOn(method, parts)));
    }

    [Fact]
    public void A_diverged_projection_gives_a_loss_that_says_so()
    {
        using var scope = NewDisposeScope();
        var method = NewMethod(new MoCoOptions { QueueSize = 6 });
        using var none = double.NaN.ToScalar();
        using (no_grad())
        {
            method.get_parameter("encoder.inner.weight")!.fill_(none);
        }

        Assert.True(double.IsNaN(method.forward(ToyViews.Of(_samples)).Loss.item<double>()));
    }

    private static MoCo<Tensor> NewMethod(MoCoOptions options, LossOptions? loss = null, bool batchStatistics = true)
    {
        using var start = ToyEncoder.Method(batchStatistics: batchStatistics);
        var query = NewPair(batchStatistics);
        using var scope = NewDisposeScope();
        var state = ModuleState.Export(start);
        ModuleState.Import(query.Encoder, Below(state, "encoder."));
        ModuleState.Import(query.Head, Below(state, "projection_head."));
        return new MoCo<Tensor>(query, NewPair(batchStatistics), (loss ?? new LossOptions { Kind = LossKind.InfoNce, Temperature = Temperature }).Create(), Projection, options, seed: 0, Select);
    }

    private static EncoderWithHead<Tensor> NewPair(bool batchStatistics) =>
        new(new ToyEncoder(batchStatistics: batchStatistics), ProjectionHead.Create(ToyEncoder.FeatureSize, 6, Projection));

    private static Dictionary<string, Tensor> Below(Dictionary<string, Tensor> state, string prefix) => state
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);

    private static Tensor Select(Tensor input, IReadOnlyList<int> rows)
    {
        using Tensor places = tensor([.. rows.Select(row => (long)row)]);
        return input.index_select(0, places);
    }

    private static void Step(MoCo<Tensor> method, params int[] samples) => StepOn(method, ToyViews.Of(samples));

    private static void StepOn(MoCo<Tensor> method, ViewBatch<Tensor> views)
    {
        using var scope = NewDisposeScope();
        Backpropagate(method, views);
        method.AfterOptimizerStep();
    }

    private static double Backpropagate(MoCo<Tensor> method, ViewBatch<Tensor> views)
    {
        var output = method.forward(views);
        double loss = output.Loss.item<float>();
        foreach (var scalar in output.Backpropagated)
        {
            scalar.backward();
        }

        return loss;
    }

    private static void Disturb(MoCo<Tensor> method)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var twice = 2.0.ToScalar();
        foreach (var (name, parameter) in method.named_parameters())
        {
            if (!name.StartsWith("momentum_", StringComparison.Ordinal))
            {
                parameter.mul_(twice);
            }
        }
    }

    private static Tensor Project(MoCo<Tensor> method, Tensor view) => Project(method, "encoder", "projection_head", view);

    private static Tensor MomentumProject(MoCo<Tensor> method, Tensor view) => Project(method, "momentum_encoder", "momentum_projection_head", view);

    private static Tensor Project(MoCo<Tensor> method, string encoder, string head, Tensor view)
    {
        using var noGradient = no_grad();
        var children = method.named_children().ToDictionary(child => child.name, child => child.module, StringComparer.Ordinal);
        return ((nn.Module<Tensor, Tensor>)children[head]).forward(((nn.Module<Tensor, Tensor>)children[encoder]).forward(view));
    }

    private static Tensor Buffer(MoCo<Tensor> method, string name) => method.state_dict()[name];

    private static double InfoNce(double[] query, double[] key, double[][] negatives)
    {
        double positive = Math.Exp(Cosine(query, key) / Temperature);
        return -Math.Log(positive / (positive + negatives.Sum(negative => Math.Exp(Cosine(query, negative) / Temperature))));
    }

    private static double Cosine(double[] a, double[] b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));

    private static double[][] Rows(Tensor rows) => [.. Values(rows).Chunk((int)rows.shape[1])];

    private static double[] Values(Tensor values) => [.. values.detach().contiguous().data<float>().ToArray().Select(value => (double)value)];

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>Nine steps over twelve samples, which may be ended before.</summary>
    private sealed class Training : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private long _last;

        public Training()
        {
            var views = new ViewSource<(float[], float[]), Tensor>(new BatchPlan(12, 4, LastBatch.Keep, seed: 3), new ToyViewMaker(seed: 3), CPU, prefetch: 2);
            Trainer = new Trainer<Tensor>(Method, views, new TrainingOptions { Epochs = 3, Optimizer = new() { LearningRate = 0.01 } }, [new Recorder("it", []) { AfterStep = EndAtLast }]);
        }

        public MoCo<Tensor> Method { get; } = NewMethod(new MoCoOptions { QueueSize = 7, NormalisationGroups = 2, CosineMomentum = true });

        public Trainer<Tensor> Trainer { get; }

        public void Dispose()
        {
            _end.Dispose();
            Trainer.Dispose();
            Method.Dispose();
        }

        public void RunTo(long step)
        {
            _last = step;
            Trainer.Run(_end.Token);
        }

        private void EndAtLast(TrainingState state)
        {
            if (state.Step == _last)
            {
                _end.Cancel();
            }
        }
    }
}
