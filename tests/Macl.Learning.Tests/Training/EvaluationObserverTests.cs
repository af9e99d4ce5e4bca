using Macl.Learning.Tests.Runs;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class EvaluationObserverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 4, "")]
    [InlineData(1, 2, "0 1 2 3 4")]
    [InlineData(2, 4, "0 2 4 6 8")]
    [InlineData(3, 4, "0 3 6 8")]
    [InlineData(9, 4, "0 8")]
    [InlineData(2, 0, "0")]
    public void The_encoder_is_judged_before_training_every_few_steps_and_at_the_end(int every, int epochs, string steps) =>
        Assert.Equal(steps, string.Join(' ', Judgements(every, epochs).Select(point => point.Step)));

    [Fact]
    public void The_judgement_is_of_the_encoder_at_that_step() =>
        Assert.Equal([0, 2, 4], Judgements(every: 2, epochs: 2).Select(point => point.Value));

    private List<(long Step, double Value)> Judgements(int every, int epochs)
    {
        string path = _folder.Place("metrics.jsonl");
        using var method = OptimizerReference.Loaded.NewMethod();
        using (var metrics = new MetricsFile(path, keep: 0))
        {
            var observer = new EvaluationObserver(every, _ => new Dictionary<string, double>(StringComparer.Ordinal) { ["updates"] = method.UpdatesSeen }, metrics);
            using var trainer = new Trainer<Tensor>(method, OptimizerReference.Loaded.Views(stepsPerEpoch: 2), new TrainingOptions { Epochs = epochs }, [metrics, observer]);
            trainer.Run(TestContext.Current.CancellationToken);
        }

        return MetricsHistory.Read(path).Evaluations.GetValueOrDefault("updates") ?? [];
    }
}
