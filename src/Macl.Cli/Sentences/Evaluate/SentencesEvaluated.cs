using Macl.Learning.Evaluation;

namespace Macl.Cli.Sentences.Evaluate;

/// <summary>What <c>macl evaluate sentences</c> found; scores times 100.</summary>
/// <param name="Model">The model folder or run folder.</param>
/// <param name="Pooling">How features of tokens became those of the text.</param>
/// <param name="Normalized">Whether features were brought to length 1.</param>
/// <param name="Data">Where the tasks were read.</param>
/// <param name="Tasks">What each task found.</param>
/// <param name="GeometryOf">The task whose embeddings <paramref name="Geometry"/> describes: STS-B where it is one of them, as in the field's tables, or else the first.</param>
/// <param name="Geometry">How these embeddings lie; of STS-B with the alignment loss of its pairs with a score above 4.</param>
internal sealed record SentencesEvaluated(string Model, string Pooling, bool Normalized, string Data, IReadOnlyList<TaskScore> Tasks, string GeometryOf, EmbeddingGeometry Geometry)
{
    /// <summary>The mean score of each protocol's tasks.</summary>
    public IReadOnlyDictionary<string, double> Averages { get; } =
        Tasks.GroupBy(task => task.Protocol, StringComparer.Ordinal).ToDictionary(tasks => tasks.Key, tasks => tasks.Average(task => task.Score), StringComparer.Ordinal);
}
