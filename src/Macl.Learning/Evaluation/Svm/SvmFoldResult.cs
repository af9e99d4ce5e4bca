namespace Macl.Learning.Evaluation;

/// <summary>What nested cross-validation found in one outer fold.</summary>
/// <param name="Cost">The chosen C.</param>
/// <param name="Accuracy">The fraction of right predictions in the test part.</param>
/// <param name="NotConverged">Two-class machines of this fold, those of the search included, that did not converge.</param>
internal sealed record SvmFoldResult(double Cost, double Accuracy, int NotConverged);
