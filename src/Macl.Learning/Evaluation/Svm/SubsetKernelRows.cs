namespace Macl.Learning.Evaluation;

/// <summary>Some rows and columns of another kernel matrix, close together in memory.</summary>
internal sealed class SubsetKernelRows(KernelRows parent, int[] members) : KernelRows(members.Length, parent.MemoryBytes)
{
    public override double Diagonal(int row) => parent.Diagonal(members[row]);

    protected override void Fill(int row, Span<float> values)
    {
        ReadOnlySpan<float> all = parent[members[row]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = all[members[i]];
        }
    }
}
