namespace Macl.Learning.Data;

/// <summary>Which samples one training step sees.</summary>
/// <param name="Step">The step since the start of training, from 0.</param>
/// <param name="Epoch">The pass over the data that the step belongs to, from 0.</param>
/// <param name="Samples">Indices into the data set, in batch order.</param>
public sealed record Batch(long Step, int Epoch, IReadOnlyList<int> Samples)
{
    /// <summary>The same samples in the same order in as few parts as the size allows; the parts' sizes differ by at most one, the larger first.</summary>
    /// <remarks>Even parts, not full ones with the rest behind them: batch normalisation cannot train on a rest of a single sample.</remarks>
    /// <param name="mostSamples">The most samples of a part, at least 1.</param>
    public IReadOnlyList<Batch> Cut(int mostSamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSamples, 1);
        int count = Math.Max(1, (int)(((long)Samples.Count + mostSamples - 1) / mostSamples));
        var (size, larger) = Math.DivRem(Samples.Count, count);
        return count == 1 ? [this] : [.. Enumerable.Range(0, count).Select(part => Slice(part * size + Math.Min(part, larger), part < larger ? size + 1 : size))];
    }

    private Batch Slice(int start, int count) => this with { Samples = [.. Samples.Skip(start).Take(count)] };
}
