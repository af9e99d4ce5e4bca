namespace Macl.Losses;

/// <summary>Which candidates are no negatives of an anchor: those with the same key.</summary>
/// <param name="anchorKeys">A key of each anchor, 0 or more and less than the number of anchors and candidates.</param>
/// <param name="candidateKeys">A key of each candidate; <see cref="NoKey"/> for one that is everybody's negative.</param>
internal sealed class Exclusions(int[] anchorKeys, int[] candidateKeys)
{
    /// <summary>The key that no anchor has.</summary>
    public const int NoKey = -1;

    private const int None = -1;

    /// <summary>A key of each anchor.</summary>
    public int[] AnchorKeys => anchorKeys;

    /// <summary>A key of each candidate.</summary>
    public int[] CandidateKeys => candidateKeys;

    private int Keys => anchorKeys.Length + candidateKeys.Length;

    /// <summary>How many negatives each anchor has; at least 1.</summary>
    /// <exception cref="ArgumentException">An anchor has none.</exception>
    public int[] CountNegatives()
    {
        int[] candidatesOf = new int[Keys + 1];
        foreach (int key in candidateKeys)
        {
            candidatesOf[key == NoKey ? ^1 : key]++;
        }

        int[] counts = Array.ConvertAll(anchorKeys, key => candidateKeys.Length - candidatesOf[key]);
        int lonely = Array.IndexOf(counts, 0);
        return lonely < 0 ? counts : throw new ArgumentException(
            $"Anchor {lonely} has no negative: all {candidateKeys.Length} candidates are of its own sample or class; each anchor needs at least 1.", paramName: null);
    }

    /// <summary>Which tiles [rowBlock, columnBlock] of the similarity matrix hold a candidate that is no negative.</summary>
    /// <param name="blockSize">Rows and columns of a tile.</param>
    public bool[,] TilesWithExclusions(int blockSize)
    {
        var found = new bool[BlocksOf(anchorKeys.Length, blockSize), BlocksOf(candidateKeys.Length, blockSize)];
        (int[] last, int[] previous) = BlocksOfKeys(blockSize);
        for (int anchor = 0; anchor < anchorKeys.Length; anchor++)
        {
            for (int candidate = last[anchorKeys[anchor]]; candidate != None; candidate = previous[candidate])
            {
                found[anchor / blockSize, candidate / blockSize] = true;
            }
        }

        return found;
    }

    /// <summary>For each key the last candidate that has it, and from each candidate the way back to one of the same key in an earlier block.</summary>
    private (int[] Last, int[] Previous) BlocksOfKeys(int blockSize)
    {
        int[] last = new int[Keys];
        int[] previous = new int[candidateKeys.Length];
        Array.Fill(last, None);
        for (int candidate = 0; candidate < candidateKeys.Length; candidate++)
        {
            int key = candidateKeys[candidate];
            if (key != NoKey && (last[key] == None || last[key] / blockSize != candidate / blockSize))
            {
                previous[candidate] = last[key];
                last[key] = candidate;
            }
        }

        return (last, previous);
    }

    private static int BlocksOf(int count, int blockSize) => (count + blockSize - 1) / blockSize;
}
