namespace Macl.Learning.Evaluation;

/// <summary>What nested cross-validation found in one outer fold.</summary>
/// <param name="Cost">The chosen C.</param>
/// <param name="InnerAccuracy">The mean accuracy of this C in the inner folds.</param>
/// <param name="Predictions">The class of each row of the test part.</param>
/// <param name="Accuracy">The fraction of right predictions in the test part.</param>
/// <param name="NotConverged">Solutions of this fold, those of the search included, that did not converge.</param>
internal sealed record NestedResult(double Cost, double InnerAccuracy, int[] Predictions, double Accuracy, int NotConverged);
