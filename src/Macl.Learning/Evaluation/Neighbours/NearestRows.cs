namespace Macl.Learning.Evaluation;

/// <summary>Finds the rows with the highest similarities, nearest first; of equal ones the first rows.</summary>
internal sealed class NearestRows(int count)
{
    /// <summary>The farthest of those kept comes out first: the least similar, of equal ones the last row.</summary>
    private static readonly Comparer<(float Similarity, int Row)> FarthestFirst = Comparer<(float Similarity, int Row)>.Create(
        static (a, b) => a.Similarity == b.Similarity ? b.Row.CompareTo(a.Row) : a.Similarity.CompareTo(b.Similarity));

    private readonly PriorityQueue<int, (float Similarity, int Row)> _kept = new(count + 1, FarthestFirst);
    private readonly (float Similarity, int Row)[] _nearest = new (float, int)[count];

    /// <summary>The nearest rows. The array is the same each time.</summary>
    public ReadOnlySpan<(float Similarity, int Row)> Find(ReadOnlySpan<float> similarities)
    {
        for (int row = 0; row < similarities.Length; row++)
        {
            Offer(similarities[row], row);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            _kept.TryDequeue(out _, out _nearest[i]);
        }

        return _nearest;
    }

    private void Offer(float similarity, int row)
    {
        if (_kept.Count < count)
        {
            _kept.Enqueue(row, (similarity, row));
        }
        else if (_kept.TryPeek(out _, out (float Similarity, int Row) farthest) && similarity > farthest.Similarity)
        {
            _kept.DequeueEnqueue(row, (similarity, row));
        }
    }
}
