namespace Macl.Learning.Evaluation;

/// <summary>Finds the most similar of some rows for each of many queries, for blocks of queries in parallel.</summary>
internal sealed class NeighbourSearch(UnitRows rows, int count, ParallelOptions parallel)
{
    /// <summary>What becomes of the nearest rows of each query, nearest first; all rows where there are fewer. The same for any number of threads.</summary>
    /// <param name="queries">Of the same dimension.</param>
    /// <param name="use">Called for each query, by several threads; the rows are overwritten afterwards.</param>
    public TResult[] Find<TResult>(UnitRows queries, Func<ReadOnlySpan<(float Similarity, int Row)>, TResult> use)
    {
        var results = new TResult[queries.Count];
        int blocks = (queries.Count + SimilarityBlock.Queries - 1) / SimilarityBlock.Queries;
        Parallel.For(0, blocks, parallel, NewWorkspace, (block, _, workspace) =>
        {
            FindBlock(queries, block * SimilarityBlock.Queries, workspace, use, results);
            return workspace;
        }, static _ => { });
        return results;
    }

    private (SimilarityBlock Similarities, NearestRows Nearest) NewWorkspace() =>
        (new SimilarityBlock(rows), new NearestRows(Math.Min(count, rows.Count)));

    private static void FindBlock<TResult>(
        UnitRows queries,
        int first,
        (SimilarityBlock Similarities, NearestRows Nearest) workspace,
        Func<ReadOnlySpan<(float Similarity, int Row)>, TResult> use,
        TResult[] results)
    {
        workspace.Similarities.Fill(queries, first);
        for (int i = 0; i < SimilarityBlock.Queries && first + i < queries.Count; i++)
        {
            results[first + i] = use(workspace.Nearest.Find(workspace.Similarities[i]));
        }
    }
}
