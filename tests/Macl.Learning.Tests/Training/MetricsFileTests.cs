using Macl.Learning.Tests.Runs;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class MetricsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.FullPath, "metrics.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Steps_and_evaluations_are_lines_of_JSON_that_keep_every_bit()
    {
        using var run = new State();
        using (var metrics = new MetricsFile(FilePath, keep: 0))
        {
            metrics.OnStep(run.Training, Step(1, ("temperature", 0.1 + 0.2), ("effectiveRank", double.NaN)));
            metrics.WriteEvaluation(run.Training, new Dictionary<string, double>(StringComparer.Ordinal) { ["knnAccuracy"] = 200 / 3.0 });
            Assert.Equal(new FileInfo(FilePath).Length, metrics.Length);
        }

        Assert.Equal(
            """
            {"step":1,"epoch":0,"loss":1.5,"learningRate":0.001,"temperature":0.30000000000000004,"effectiveRank":null}
            {"step":0,"epoch":0,"evaluation":{"knnAccuracy":66.66666666666667}}

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(FilePath));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        using var run = new State();
        using (var metrics = new MetricsFile(FilePath, keep: 0))
        {
            metrics.OnStep(run.Training, Step(1, ("temperature", 0.25)));
            metrics.WriteEvaluation(run.Training, new Dictionary<string, double>(StringComparer.Ordinal) { ["knnAccuracy"] = 50 });
            metrics.OnStep(run.Training, Step(2, ("temperature", 0.5), ("effectiveRank", double.NaN)));
        }

        var history = MetricsHistory.Read(FilePath);

        Assert.Equal([(1, 0.25), (2, 0.5)], history.Steps["temperature"]);
        Assert.Equal([(0, 50.0)], history.Evaluations["knnAccuracy"]);
        Assert.Equal(0.5, history.Last("temperature"));
        Assert.Equal(1.5, history.Last("loss"));
        Assert.Null(history.Last("effectiveRank"));
        Assert.Null(history.Last("knnAccuracy"));
        Assert.False(history.Evaluations.ContainsKey("loss"));
    }

    [Fact]
    public void A_resumed_file_keeps_what_the_checkpoint_knew_and_drops_the_rest()
    {
        using var run = new State();
        using (var first = new MetricsFile(FilePath, keep: 0))
        {
            first.OnStep(run.Training, Step(1));
            first.OnStep(run.Training, Step(2));
        }

        byte[] whole = File.ReadAllBytes(FilePath);
        File.AppendAllText(FilePath, """{"step":3,"ep""");
        int firstLine = Array.IndexOf(whole, (byte)'\n') + 1;
        using (var second = new MetricsFile(FilePath, firstLine))
        {
            Assert.Equal(firstLine, second.Length);
            second.OnStep(run.Training, Step(2));
        }

        Assert.Equal(whole, File.ReadAllBytes(FilePath));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(7, 8)]
    public void A_file_that_lost_its_end_is_refused_and_left_as_it_is(int length, long keep)
    {
        File.WriteAllBytes(FilePath, new byte[length]);
        var problem = Assert.Throws<InvalidDataException>(() => new MetricsFile(FilePath, keep));
        Assert.Equal($"{FilePath} has lost its end: the checkpoint was made when it had {keep} bytes, and it has {length}.", problem.Message);
        Assert.Equal(length, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void A_place_within_a_line_is_no_place_to_go_on_from()
    {
        File.WriteAllText(FilePath, "{\"step\":1}\n{\"step\":2}\n");
        var problem = Assert.Throws<InvalidDataException>(() => new MetricsFile(FilePath, keep: 5));
        Assert.Equal($"{FilePath} is not the file that the checkpoint knew: no line ends at its byte 5.", problem.Message);
        Assert.Equal(22, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void A_file_can_be_read_while_it_is_written()
    {
        using var run = new State();
        using var metrics = new MetricsFile(FilePath, keep: 0);
        metrics.OnStep(run.Training, Step(1));
        Assert.Equal(1.5, MetricsHistory.Read(FilePath).Last("loss"));
    }

    [Theory]
    [InlineData("{\"step\":1,\"loss\":2}\n{\"step\":2,\"lo")]
    [InlineData("{\"step\":1,\"loss\":2}\n[]\n")]
    [InlineData("{\"step\":1,\"loss\":2}\n{\"loss\":3}\n")]
    [InlineData("{\"step\":1,\"loss\":2}\n{\"step\":1.5,\"loss\":3}\n")]
    public void A_line_that_is_not_whole_is_named(string content)
    {
        File.WriteAllText(FilePath, content);
        var problem = Assert.Throws<InvalidDataException>(() => MetricsHistory.Read(FilePath));
        Assert.StartsWith($"{FilePath}, line 2: ", problem.Message, StringComparison.Ordinal);
    }

    private static StepReport Step(long step, params (string Name, double Value)[] scalars) =>
        new(step, 0, 1.5, 1e-3, scalars.ToDictionary(scalar => scalar.Name, scalar => scalar.Value, StringComparer.Ordinal));

    private sealed class State : IDisposable
    {
        private readonly Regression _method = OptimizerReference.Loaded.NewMethod();
        private readonly Trainer<Tensor> _trainer;

        public State() => _trainer = new Trainer<Tensor>(_method, OptimizerReference.Loaded.Views(stepsPerEpoch: 2), new TrainingOptions(), []);

        public TrainingState Training => _trainer.State;

        public void Dispose()
        {
            _trainer.Dispose();
            _method.Dispose();
        }
    }
}
