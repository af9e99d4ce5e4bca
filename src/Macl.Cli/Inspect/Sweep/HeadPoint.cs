namespace Macl.Cli.Inspect.Sweep;

/// <summary>What a head made of the embeddings.</summary>
/// <param name="Temperature">τ.</param>
/// <param name="UniformityLoss">Mean of both views'.</param>
/// <param name="AlignmentLoss">Mean squared distance of positives.</param>
/// <param name="Tolerance">Mean of both views'; null without labels.</param>
internal sealed record HeadPoint(double? Temperature, double UniformityLoss, double AlignmentLoss, double? Tolerance);
