using Macl.Learning.Training;
using Macl.Losses;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>
/// Shows what a temperature does to embeddings that cannot be trained further: a linear map of their unit rows, from the
/// identity, is trained with InfoNCE at that temperature, by Adam for a fixed number of steps over batches in a fixed order.
/// </summary>
internal static class HeadTraining
{
    /// <summary>The most pairs in a step.</summary>
    public const int BatchSize = 256;

    /// <summary>Steps of each head.</summary>
    public const int Steps = 200;

    /// <summary>Adam's.</summary>
    public const double LearningRate = 0.003;

    /// <summary>Trains a head, and measures what it makes of the embeddings.</summary>
    /// <param name="first">Unit rows [N, D] of one view, float32, N at least 2.</param>
    /// <param name="second">The other view.</param>
    /// <param name="labels">The class of each sample, at least two of one class; null for none.</param>
    /// <param name="policy">The temperature.</param>
    /// <param name="pairing">Who is compared with whom.</param>
    /// <param name="cancellation">Checked before every step.</param>
    public static HeadPoint Train(Tensor first, Tensor second, IReadOnlyList<int>? labels, TemperaturePolicy policy, Pairing pairing, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var head = new Parameter(eye(first.shape[1], dtype: ScalarType.Float32));
        using var loss = new ComposedLoss(new InfoNce(), policy, pairing);
        using var adam = Optimizers.Create(new OptimizerOptions(), [(nameof(head), head)]);
        foreach (long[] batch in Batches((int)first.shape[0]))
        {
            cancellation.ThrowIfCancellationRequested();
            head.grad = Gradient(loss, first, second, head, batch);
            adam.Step(LearningRate);
        }

        using var noGradient = no_grad();
        Tensor firstOut = first.matmul(head);
        Tensor secondOut = second.matmul(head);
        double temperature = loss.Measure(firstOut, secondOut).Diagnostics.Temperature;
        return Measure(firstOut, secondOut, labels) with { Temperature = temperature };
    }

    /// <summary>Measures embeddings as they are.</summary>
    public static HeadPoint Measure(Tensor first, Tensor second, IReadOnlyList<int>? labels) => new(
        null,
        (EmbeddingStatistics.UniformityLoss(first) + EmbeddingStatistics.UniformityLoss(second)) / 2,
        EmbeddingStatistics.AlignmentLoss(first, second),
        labels is null ? null : (EmbeddingStatistics.Tolerance(first, labels) + EmbeddingStatistics.Tolerance(second, labels)) / 2);

    private static Tensor Gradient(ComposedLoss loss, Tensor first, Tensor second, Tensor head, long[] batch)
    {
        using var scope = NewDisposeScope();
        Tensor rows = tensor(batch);
        Tensor value = loss.forward(first.index_select(0, rows).matmul(head), second.index_select(0, rows).matmul(head));
        return autograd.grad([value], [head])[0].MoveToOuterDisposeScope();
    }

    /// <summary>The rows of each step: random orders of all rows, cut into batches of equal size; what remains of an order is left out.</summary>
    private static IEnumerable<long[]> Batches(int samples)
    {
        int size = Math.Min(BatchSize, samples);
        int[] rows = [.. Enumerable.Range(0, samples)];
        return Enumerable.Range(0, Steps)
            .SelectMany(epoch => Picks.Shuffled(rows, Draw.Batches, epoch).Chunk(size).Where(batch => batch.Length == size))
            .Take(Steps)
            .Select(batch => Array.ConvertAll(batch, row => (long)row));
    }
}
