using Macl.Inputs;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Embed;

/// <summary>The embeddings of data.</summary>
/// <param name="DataName">What reports call the data.</param>
/// <param name="Count">Of samples.</param>
/// <param name="Dimension">D.</param>
/// <param name="Rows">[Count × D], row after row in pieces, which may be made as they are read; read once.</param>
/// <param name="IdOf">What a person calls a sample, by its number from 0.</param>
/// <param name="Labels">The classes, or null.</param>
internal sealed record EmbeddedSamples(string DataName, int Count, int Dimension, IEnumerable<float[]> Rows, Func<int, string> IdOf, ClassLabels? Labels)
{
    public EmbeddedSamples(string dataName, EmbeddingSet embeddings, Func<int, string> idOf, ClassLabels? labels)
        : this(dataName, embeddings.Count, embeddings.Dimension, [embeddings.Values], idOf, labels)
    {
    }
}
