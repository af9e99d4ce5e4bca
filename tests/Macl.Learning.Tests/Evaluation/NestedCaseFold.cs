namespace Macl.Learning.Tests.Evaluation;

/// <summary>An outer test part, its inner test parts, the chosen C, and the accuracy.</summary>
public sealed record NestedCaseFold(int[] Test, int[][] Inner, double Cost, double Accuracy);
