using Macl.Learning.Evaluation;

namespace Macl.Cli.Graphs;

/// <summary>A protocol that can be asked for by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Create">Its evaluator for a number of folds and a seed.</param>
internal sealed record Protocol(string Name, Func<int, long, IEvaluator<EmbeddingSet>> Create)
{
    /// <summary>Those that end in a short time whatever the scale of the embeddings: a linear machine on unscaled ones may not.</summary>
    public static IReadOnlyList<Protocol> Default => [.. All.Where(protocol => !string.Equals(protocol.Name, "svm-linear", StringComparison.Ordinal))];

    public static IReadOnlyList<Protocol> All { get; } =
    [
        new("svm", (folds, seed) => new SvmEvaluator(new() { Folds = folds, Seed = seed })),
        new("svm-linear", (folds, seed) => new SvmEvaluator(new() { Folds = folds, Seed = seed, Kernel = new LinearKernel() })),
        new("linear-probe", (folds, seed) => new LinearProbeEvaluator(new() { CrossValidation = new() { Folds = folds, Seed = seed } })),
        new("knn", (folds, seed) => new KnnEvaluator(new() { CrossValidation = new() { Folds = folds, Seed = seed } })),
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
}
