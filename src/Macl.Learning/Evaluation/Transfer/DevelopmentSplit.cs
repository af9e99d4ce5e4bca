namespace Macl.Learning.Evaluation;

/// <summary>Labelled embeddings that are already divided into a part to learn from, a part to choose hyperparameters on and a part to judge on.</summary>
public sealed record DevelopmentSplit
{
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public DevelopmentSplit(EmbeddingSet train, EmbeddingSet development, EmbeddingSet test)
    {
        if (train.Dimension != development.Dimension || train.Dimension != test.Dimension)
        {
            throw new ArgumentException(
                $"Training embeddings are {train.Count} × {train.Dimension}, development embeddings {development.Count} × {development.Dimension}, "
                + $"test embeddings {test.Count} × {test.Dimension}; the dimensions must be equal.",
                nameof(test));
        }

        Train = train;
        Development = development;
        Test = test;
    }

    /// <summary>What the classifier learns from.</summary>
    public EmbeddingSet Train { get; }

    /// <summary>What its hyperparameters are chosen on.</summary>
    public EmbeddingSet Development { get; }

    /// <summary>What the classifier is judged on.</summary>
    public EmbeddingSet Test { get; }
}
