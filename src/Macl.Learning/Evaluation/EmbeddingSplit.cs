namespace Macl.Learning.Evaluation;

/// <summary>Labelled embeddings that are already divided into a part to learn from and a part to judge on.</summary>
public sealed record EmbeddingSplit
{
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public EmbeddingSplit(EmbeddingSet train, EmbeddingSet test)
    {
        if (train.Dimension != test.Dimension)
        {
            throw new ArgumentException(
                $"Training embeddings are {train.Count} × {train.Dimension}, test embeddings {test.Count} × {test.Dimension}; the dimensions must be equal.",
                nameof(test));
        }

        Train = train;
        Test = test;
    }

    /// <summary>What the classifier learns from.</summary>
    public EmbeddingSet Train { get; }

    /// <summary>What the classifier is judged on.</summary>
    public EmbeddingSet Test { get; }
}
