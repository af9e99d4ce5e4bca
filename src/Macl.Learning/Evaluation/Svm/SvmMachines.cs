namespace Macl.Learning.Evaluation;

/// <summary>One machine for each pair of classes: (0, 1), (0, 2), …, (1, 2), …</summary>
internal sealed record SvmMachines(int Classes, IReadOnlyList<BinaryMachine> Pairs)
{
    /// <summary>How many pairs did not converge.</summary>
    public int NotConverged => Pairs.Count(pair => !pair.Converged);

    /// <summary>The class with the most pairs won; of several, the first. LIBSVM's rule.</summary>
    public int Vote(ReadOnlySpan<double> kernelRow)
    {
        Span<int> votes = stackalloc int[Classes];
        foreach (BinaryMachine pair in Pairs)
        {
            votes[pair.Decide(kernelRow) > 0 ? pair.First : pair.Second]++;
        }

        return FirstLargest(votes);
    }

    private static int FirstLargest(ReadOnlySpan<int> votes)
    {
        int best = 0;
        for (int c = 1; c < votes.Length; c++)
        {
            best = votes[c] > votes[best] ? c : best;
        }

        return best;
    }
}
