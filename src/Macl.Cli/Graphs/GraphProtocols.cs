using Macl.Cli.Evaluate;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Graphs;

/// <summary>How graph encoders are judged.</summary>
internal static class GraphProtocols
{
    private static readonly int _innerFolds = new SvmEvaluatorOptions().InnerFolds;

    /// <summary>By default those that end in a short time whatever the scale of the embeddings: a linear machine on unscaled ones may not.</summary>
    public static IReadOnlyList<Protocol<JudgedGraphs>> All { get; } =
    [
        new("svm", ToNestedFolds, (judged, cancellation) => Svm(judged, new RbfKernel(), cancellation)),
        new("svm-linear", ToNestedFolds, (judged, cancellation) => Svm(judged, new LinearKernel(), cancellation)) { IsDefault = false },
        new("linear-probe", ToFolds, (judged, cancellation) => new LinearProbeEvaluator(new() { CrossValidation = judged.Folds }).Evaluate(judged.Embeddings, cancellation)),
        new("knn", ToFolds, (judged, cancellation) => new KnnEvaluator(new() { CrossValidation = judged.Folds }).Evaluate(judged.Embeddings, cancellation)),
    ];

    private static EvaluationReport Svm(JudgedGraphs judged, SvmKernel kernel, CancellationToken cancellation) =>
        new SvmEvaluator(new() { Folds = judged.Folds.Folds, Seed = judged.Folds.Seed, Kernel = kernel }).Evaluate(judged.Embeddings, cancellation);

    private static string? ToFolds(JudgedGraphs judged) => FoldObstacle.ToFolds(judged.Labels.Indices, judged.Labels.Names, judged.Folds.Folds);

    private static string? ToNestedFolds(JudgedGraphs judged) => FoldObstacle.ToNestedFolds(judged.Labels.Indices, judged.Labels.Names, judged.Folds.Folds, _innerFolds);
}
