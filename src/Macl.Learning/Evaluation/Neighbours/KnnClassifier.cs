namespace Macl.Learning.Evaluation;

/// <summary>Predicts by the weighted vote of the nearest training rows.</summary>
internal sealed class KnnClassifier(UnitRows train, IReadOnlyList<int> trainLabels, KnnOptions options)
{
    private readonly int[] _labels = [.. trainLabels.Distinct().Order()];

    /// <summary>The label of each query; the same for any number of threads.</summary>
    public int[] Predict(UnitRows queries, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.CrossValidation.MaxParallelism, CancellationToken = cancellation };
        return new NeighbourSearch(train, options.Neighbours, parallel).Find(queries, Vote);
    }

    /// <summary>Weights are taken relative to the nearest neighbour: the same vote, without overflow at small temperatures.</summary>
    private int Vote(ReadOnlySpan<(float Similarity, int Row)> nearest)
    {
        var votes = new double[_labels.Length];
        double highest = nearest[0].Similarity;
        foreach ((float similarity, int row) in nearest)
        {
            votes[Array.BinarySearch(_labels, trainLabels[row])] += Math.Exp((similarity - highest) / options.Temperature);
        }

        return _labels[Array.IndexOf(votes, votes.Max())];
    }
}
