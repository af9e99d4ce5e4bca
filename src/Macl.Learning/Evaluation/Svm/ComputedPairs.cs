namespace Macl.Learning.Evaluation;

/// <summary>Every measure is computed when it is asked for.</summary>
internal sealed class ComputedPairs(EmbeddingSet set, SvmKernel kernel) : PairTable
{
    public override void Read(int row, ReadOnlySpan<int> others, Span<double> measures)
    {
        ReadOnlySpan<float> values = set[row];
        for (int i = 0; i < others.Length; i++)
        {
            measures[i] = kernel.Measure(values, set[others[i]]);
        }
    }
}
