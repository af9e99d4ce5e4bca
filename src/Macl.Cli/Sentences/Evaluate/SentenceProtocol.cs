namespace Macl.Cli.Sentences.Evaluate;

/// <summary>By what sentence encoders are judged.</summary>
internal enum SentenceProtocol
{
    /// <summary>Semantic textual similarity: Spearman's correlation of cosine similarities with people's scores.</summary>
    Sts,

    /// <summary>Logistic regression on frozen embeddings.</summary>
    Transfer,

    /// <summary>Whether what belongs to a query is what lies nearest to it.</summary>
    Retrieval,
}
