using Macl.Learning.Tests.References;

namespace Macl.Learning.Tests.Evaluation;

/// <summary>What References/make_transfer.py wrote.</summary>
public sealed record TransferReference(IReadOnlyList<TransferCase> Nested, IReadOnlyList<DevelopmentCase> Development)
{
    public static TransferReference Values { get; } = Reference.Load<TransferReference>("transfer.json");

    public static TransferCase NestedOf(string set) => Values.Nested.ToDictionary(item => item.Set, StringComparer.Ordinal)[set];

    public static DevelopmentCase DevelopmentOf(string set) => Values.Development.ToDictionary(item => item.Set, StringComparer.Ordinal)[set];
}
