namespace Macl.Learning.Data;

/// <summary>Which samples each training step sees: every epoch in an order of its own, fixed by the seed.</summary>
public sealed record BatchPlan
{
    private const long OrderStream = 1;

    /// <param name="sampleCount">Samples in the data set, at least 2.</param>
    /// <param name="batchSize">Samples in a batch, at least 2.</param>
    /// <param name="lastBatch">What becomes of a short last batch.</param>
    /// <param name="seed">Fixes the order of every epoch.</param>
    /// <exception cref="ArgumentException">There is not a single batch in an epoch.</exception>
    public BatchPlan(int sampleCount, int batchSize, LastBatch lastBatch, long seed)
    {
        if (sampleCount < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(sampleCount), $"The data has {sampleCount} samples; training needs at least 2, since a sample alone has no negatives.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 2);
        int shortBatch = lastBatch == LastBatch.Keep && sampleCount % batchSize >= 2 ? 1 : 0;
        StepsPerEpoch = sampleCount / batchSize + shortBatch;
        if (StepsPerEpoch == 0)
        {
            throw new ArgumentException($"A batch of {batchSize} needs as many samples, but there are {sampleCount}: choose a batch size from 2 to {sampleCount}, or keep the short last batch.", nameof(batchSize));
        }

        SampleCount = sampleCount;
        BatchSize = batchSize;
        Seed = seed;
    }

    /// <summary>Samples in the data set.</summary>
    public int SampleCount { get; }

    /// <summary>Samples in a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Fixes the order of every epoch.</summary>
    public long Seed { get; }

    /// <summary>Batches in an epoch; at least 1.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The batches of a step and all later ones, without end.</summary>
    public IEnumerable<Batch> From(long firstStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        return Endless(firstStep);
    }

    private IEnumerable<Batch> Endless(long step)
    {
        while (true)
        {
            int epoch = checked((int)(step / StepsPerEpoch));
            int[] order = Order(epoch);
            for (int position = (int)(step % StepsPerEpoch); position < StepsPerEpoch; position++)
            {
                int start = position * BatchSize;
                int end = Math.Min(start + BatchSize, SampleCount);
                yield return new Batch(step++, epoch, order[start..end]);
            }
        }
    }

    private int[] Order(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, SampleCount)];
        RandomStreams.For(Seed, OrderStream, epoch).Shuffle(order);
        return order;
    }
}
