using Macl.Learning.Tests.References;

namespace Macl.Learning.Tests.Evaluation;

/// <summary>What References/make_correlations.py wrote.</summary>
public sealed record CorrelationReference(IReadOnlyList<CorrelationCase> Small, IReadOnlyList<LargeCorrelationCase> Large)
{
    public static CorrelationReference Values { get; } = Reference.Load<CorrelationReference>("correlations.json");
}
