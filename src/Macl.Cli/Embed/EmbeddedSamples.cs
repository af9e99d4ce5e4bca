using Macl.Inputs;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Embed;

/// <summary>The embeddings of data.</summary>
/// <param name="DataName">What reports call the data.</param>
/// <param name="Embeddings">One a sample, in order.</param>
/// <param name="IdOf">What a person calls a sample, by its number from 0.</param>
/// <param name="Labels">The classes, or null.</param>
internal sealed record EmbeddedSamples(string DataName, EmbeddingSet Embeddings, Func<int, string> IdOf, ClassLabels? Labels);
