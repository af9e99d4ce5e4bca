namespace Macl.Learning.Evaluation;

/// <summary>Predicts by the weighted vote of the nearest training rows, for blocks of queries in parallel.</summary>
internal sealed class KnnClassifier(UnitRows train, KnnOptions options)
{
    private readonly int[] _labels = [.. train.Labels.Distinct().Order()];

    /// <summary>The label of each query; the same for any number of threads.</summary>
    public int[] Predict(UnitRows queries, CancellationToken cancellation)
    {
        var predictions = new int[queries.Count];
        int blocks = (queries.Count + SimilarityBlock.Queries - 1) / SimilarityBlock.Queries;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.CrossValidation.MaxParallelism, CancellationToken = cancellation };
        Parallel.For(0, blocks, parallel, NewWorkspace, (block, _, workspace) =>
        {
            PredictBlock(queries, block * SimilarityBlock.Queries, workspace, predictions);
            return workspace;
        }, static _ => { });
        return predictions;
    }

    private (SimilarityBlock Similarities, NearestRows Nearest) NewWorkspace() =>
        (new SimilarityBlock(train), new NearestRows(Math.Min(options.Neighbours, train.Count)));

    private void PredictBlock(UnitRows queries, int first, (SimilarityBlock Similarities, NearestRows Nearest) workspace, int[] predictions)
    {
        workspace.Similarities.Fill(queries, first);
        for (int i = 0; i < SimilarityBlock.Queries && first + i < queries.Count; i++)
        {
            predictions[first + i] = Vote(workspace.Nearest.Find(workspace.Similarities[i]));
        }
    }

    /// <summary>Weights are taken relative to the nearest neighbour: the same vote, without overflow at small temperatures.</summary>
    private int Vote(ReadOnlySpan<(float Similarity, int Row)> nearest)
    {
        var votes = new double[_labels.Length];
        double highest = nearest[0].Similarity;
        foreach ((float similarity, int row) in nearest)
        {
            votes[Array.BinarySearch(_labels, train.Labels[row])] += Math.Exp((similarity - highest) / options.Temperature);
        }

        return _labels[Array.IndexOf(votes, votes.Max())];
    }
}
