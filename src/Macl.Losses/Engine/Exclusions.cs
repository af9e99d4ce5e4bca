namespace Macl.Losses;

/// <summary>Which candidates are no negatives of an anchor: those with the same key.</summary>
/// <param name="anchorKeys">A key of each anchor, 0 or more.</param>
/// <param name="candidateKeys">A key of each candidate; <see cref="NoKey"/> for one that is everybody's negative.</param>
internal sealed class Exclusions(int[] anchorKeys, int[] candidateKeys)
{
    /// <summary>The key that no anchor has.</summary>
    public const int NoKey = -1;

    /// <summary>A key of each anchor.</summary>
    public int[] AnchorKeys => anchorKeys;

    /// <summary>A key of each candidate.</summary>
    public int[] CandidateKeys => candidateKeys;

    /// <summary>How many negatives each anchor has; at least 1. In time linear in the number of keys, which are small numbers.</summary>
    /// <exception cref="ArgumentException">An anchor has none.</exception>
    public int[] CountNegatives()
    {
        int[] ofKey = CountByKey();
        int[] counts = Array.ConvertAll(anchorKeys, key => candidateKeys.Length - ofKey[key]);
        int lonely = Array.IndexOf(counts, 0);
        return lonely < 0 ? counts : throw new ArgumentException(
            $"Anchor {lonely} has no negative: all {candidateKeys.Length} candidates are of its own sample or class; each anchor needs at least 1.", paramName: null);
    }

    /// <summary>Which tiles [rowBlock, columnBlock] of the similarity matrix hold a candidate that is no negative.</summary>
    /// <param name="blockSize">Rows and columns of a tile.</param>
    public bool[,] TilesWithExclusions(int blockSize)
    {
        var found = new bool[BlocksOf(anchorKeys.Length, blockSize), BlocksOf(candidateKeys.Length, blockSize)];
        if (found.Length == 1)
        {
            found[0, 0] = true;
            return found;
        }

        ILookup<int, int> blocksOfKey = candidateKeys.Index().Select(one => (Key: one.Item, Block: one.Index / blockSize)).Distinct().ToLookup(one => one.Key, one => one.Block);
        for (int anchor = 0; anchor < anchorKeys.Length; anchor++)
        {
            foreach (int block in blocksOfKey[anchorKeys[anchor]])
            {
                found[anchor / blockSize, block] = true;
            }
        }

        return found;
    }

    /// <summary>How many candidates have each key that an anchor may have.</summary>
    private int[] CountByKey()
    {
        int[] counts = new int[anchorKeys.Max() + 1];
        foreach (int key in candidateKeys)
        {
            if (key != NoKey && key < counts.Length)
            {
                counts[key]++;
            }
        }

        return counts;
    }

    private static int BlocksOf(int count, int blockSize) => (count + blockSize - 1) / blockSize;
}
