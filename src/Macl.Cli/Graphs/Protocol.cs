using Macl.Inputs;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Graphs;

/// <summary>A protocol that can be asked for by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Create">Its evaluator for a number of folds and a seed.</param>
/// <param name="Obstacle">What keeps labels from being divided into that many folds, or null.</param>
internal sealed record Protocol(string Name, Func<int, long, IEvaluator<EmbeddingSet>> Create, Func<ClassLabels, int, string?> Obstacle)
{
    private static readonly int _innerFolds = new SvmEvaluatorOptions().InnerFolds;

    /// <summary>Those that end in a short time whatever the scale of the embeddings: a linear machine on unscaled ones may not.</summary>
    public static IReadOnlyList<Protocol> Default => [.. All.Where(protocol => !string.Equals(protocol.Name, "svm-linear", StringComparison.Ordinal))];

    public static IReadOnlyList<Protocol> All { get; } =
    [
        new("svm", (folds, seed) => new SvmEvaluator(new() { Folds = folds, Seed = seed }), ToNestedFolds),
        new("svm-linear", (folds, seed) => new SvmEvaluator(new() { Folds = folds, Seed = seed, Kernel = new LinearKernel() }), ToNestedFolds),
        new("linear-probe", (folds, seed) => new LinearProbeEvaluator(new() { CrossValidation = new() { Folds = folds, Seed = seed } }), ToFolds),
        new("knn", (folds, seed) => new KnnEvaluator(new() { CrossValidation = new() { Folds = folds, Seed = seed } }), ToFolds),
    ];

    public static Protocol? Parse(string name, Action<string> onError)
    {
        var found = All.FirstOrDefault(protocol => string.Equals(protocol.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            onError($"--protocol is '{name}'; allowed: {string.Join(", ", All.Select(protocol => protocol.Name))}.");
        }

        return found;
    }

    private static string? ToFolds(ClassLabels labels, int folds) => FoldObstacle.ToFolds(labels.Indices, labels.Names, folds);

    private static string? ToNestedFolds(ClassLabels labels, int folds) => FoldObstacle.ToNestedFolds(labels.Indices, labels.Names, folds, _innerFolds);
}
