namespace Macl.Losses.Tests;

/// <summary>The embedding statistics of the first view, by PyTorch.</summary>
public sealed record ReferenceStatistics(int[] Labels, double AlignmentLoss, double UniformityLoss, double Tolerance, double EffectiveRank);
