using Macl.Learning.Evaluation;

namespace Macl.Cli.Evaluate;

/// <summary>What is judged: an encoder on labelled data, with what protocols may be told of it.</summary>
internal interface IJudged : IDisposable
{
    /// <summary>What reports call the data.</summary>
    string DataName { get; }

    /// <summary>The labelled embeddings of the data. The encoder is read when they are first asked for: what is wrong with the data shows before.</summary>
    EmbeddingSet Embeddings { get; }

    /// <summary>The embeddings of two random views of some samples, for the alignment loss; null where there are none.</summary>
    (EmbeddingSet First, EmbeddingSet Second)? Views => null;
}
