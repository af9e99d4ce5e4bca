using System.Text.Json;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

/// <summary>What References/make_evaluation.py wrote.</summary>
public sealed record EvaluationReference(
    IReadOnlyList<ReferenceSet> Sets,
    IReadOnlyList<SvmCase> Svm,
    IReadOnlyList<LibSvmCase> LibSvm,
    IReadOnlyList<NestedCase> Nested,
    IReadOnlyList<ProbeCase> Probe)
{
    private static readonly JsonSerializerOptions _anyCase = new() { PropertyNameCaseInsensitive = true };

    public static EvaluationReference Values { get; } = Load();

    public static EmbeddingSet Set(string name)
    {
        ReferenceSet set = Values.Sets.Single(set => string.Equals(set.Name, name, StringComparison.Ordinal));
        return new EmbeddingSet(set.Values, set.Dimension, set.Labels);
    }

    public static SvmCase SvmOf(string set, string kernel, double cost) =>
        Values.Svm.ToDictionary(item => (item.Set, item.Kernel, item.Cost))[(set, kernel, cost)];

    public static LibSvmCase LibSvmOf(string set) => Values.LibSvm.ToDictionary(item => item.Set, StringComparer.Ordinal)[set];

    public static NestedCase NestedOf(string set) => Values.Nested.ToDictionary(item => item.Set, StringComparer.Ordinal)[set];

    public static ProbeCase ProbeOf(string set, double cost, bool standardise) =>
        Values.Probe.ToDictionary(item => (item.Set, item.Cost, item.Standardise))[(set, cost, standardise)];

    /// <summary>The rows that the script learns from.</summary>
    public static EmbeddingSet Train(string name) => EveryOther(Set(name), 0);

    /// <summary>The rows that the script judges.</summary>
    public static EmbeddingSet Test(string name) => EveryOther(Set(name), 1);

    private static EmbeddingSet EveryOther(EmbeddingSet set, int first) =>
        set.Select([.. Enumerable.Range(0, set.Count).Where(row => row % 2 == first)]);

    private static EvaluationReference Load()
    {
        using Stream file = typeof(EvaluationReference).Assembly.GetManifestResourceStream("evaluation.json")!;
        return JsonSerializer.Deserialize<EvaluationReference>(file, _anyCase)!;
    }
}
