using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Queries against their keys and the keys of a queue.</summary>
internal sealed class QueueCandidates(Tensor queries, Tensor keys, Tensor queue, Tensor? sampleKeys, Tensor? queueSampleKeys) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoPair(queries, keys, fewestRows: 1, nameof(queries), nameof(keys));
        TensorChecks.ThrowIfOfOtherRows(queries, nameof(queries), queue, nameof(queue));
        return new ContrastedRows(new Contrast(
            [new RowSet(new RowPart(queries, nameof(queries))), new RowSet(new RowPart(keys, nameof(keys))), new RowSet(new RowPart(queue, nameof(queue)))],
            new PairedPositives(Set: 1, Offset: 0),
            NegativeSet: 2,
            Exclude()));
    }

    private Exclusions Exclude()
    {
        int count = (int)queries.shape[0];
        int past = (int)queue.shape[0];
        if (sampleKeys is null != queueSampleKeys is null)
        {
            throw new ArgumentException("sampleKeys and queueSampleKeys must both be given, or neither.", paramName: null);
        }

        if (sampleKeys is null)
        {
            return new Exclusions([.. Enumerable.Range(0, count)], [.. Enumerable.Repeat(Exclusions.NoKey, past)]);
        }

        SampleKeys.ThrowIfNoKeys(sampleKeys, count, nameof(sampleKeys));
        SampleKeys.ThrowIfNoKeys(queueSampleKeys!, past, nameof(queueSampleKeys));
        int[] all = SampleKeys.Number([.. SampleKeys.Read(sampleKeys), .. SampleKeys.Read(queueSampleKeys!)]);
        return new Exclusions(all[..count], all[count..]);
    }
}
