namespace Macl.Learning.Evaluation;

/// <summary>The kernel's measure between any two rows of a set; safe to read from several threads.</summary>
internal abstract class PairTable
{
    /// <summary>Writes the measures between one row and others.</summary>
    public abstract void Read(int row, ReadOnlySpan<int> others, Span<double> measures);

    /// <summary>A table computed once where it fits into the memory, else one that computes on every read.</summary>
    public static PairTable Create(EmbeddingSet set, SvmKernel kernel, long memoryBytes, ParallelOptions parallel) =>
        sizeof(double) * (long)set.Count * set.Count <= memoryBytes && (long)set.Count * set.Count <= Array.MaxLength
            ? new StoredPairs(set, kernel, parallel)
            : new ComputedPairs(set, kernel);
}
