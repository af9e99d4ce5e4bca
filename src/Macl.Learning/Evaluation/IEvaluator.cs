namespace Macl.Learning.Evaluation;

/// <summary>Judges stored results of an encoder by one protocol.</summary>
/// <typeparam name="TInput">What is judged, such as an <see cref="EmbeddingSet"/> or an <see cref="EmbeddingSplit"/>.</typeparam>
public interface IEvaluator<in TInput>
{
    /// <summary>A short name, unique among evaluators, in camelCase: <c>svm</c>, <c>knn</c>, <c>linearProbe</c>.</summary>
    string Name { get; }

    /// <summary>Runs the protocol. Equal inputs and options give equal reports, for any number of threads.</summary>
    /// <exception cref="ArgumentException">The input does not fit the protocol; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a second.</exception>
    EvaluationReport Evaluate(TInput input, CancellationToken cancellation = default);
}
