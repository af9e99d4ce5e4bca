namespace Macl.Learning.Tests.Evaluation;

/// <summary>One outer fold: its test rows, the test rows of its inner folds, and what came out.</summary>
public sealed record TransferCaseFold(int[] Test, int[][] Inner, double Cost, double InnerAccuracy, double Accuracy, double? F1);
