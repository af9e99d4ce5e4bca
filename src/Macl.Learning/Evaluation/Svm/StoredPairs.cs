namespace Macl.Learning.Evaluation;

/// <summary>Every measure is computed once: 8 N² bytes.</summary>
internal sealed class StoredPairs : PairTable
{
    private readonly double[] _measures;
    private readonly int _count;

    public StoredPairs(EmbeddingSet set, SvmKernel kernel, ParallelOptions parallel)
    {
        _count = set.Count;
        _measures = GC.AllocateUninitializedArray<double>(_count * _count);
        Parallel.For(0, _count, parallel, row => FillBothWays(set, kernel, row));
    }

    public override void Read(int row, ReadOnlySpan<int> others, Span<double> measures)
    {
        ReadOnlySpan<double> all = _measures.AsSpan(row * _count, _count);
        for (int i = 0; i < others.Length; i++)
        {
            measures[i] = all[others[i]];
        }
    }

    private void FillBothWays(EmbeddingSet set, SvmKernel kernel, int row)
    {
        for (int other = 0; other <= row; other++)
        {
            double measure = kernel.Measure(set[row], set[other]);
            _measures[(row * _count) + other] = measure;
            _measures[(other * _count) + row] = measure;
        }
    }
}
