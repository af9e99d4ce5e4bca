using Macl.Learning.Runs;

namespace Macl.Cli.Evaluate;

/// <summary>What one protocol found.</summary>
internal sealed record Judgement(string Name, string Protocol, string Metric, Spread Score, IReadOnlyList<string> Notes);
