namespace Macl.Learning.Evaluation;

/// <summary>What classifiers of several costs say of the test part of a fold.</summary>
/// <param name="ByCost">For each cost the class of each test row, as <see cref="ClassIndex"/> numbers them.</param>
/// <param name="NotConverged">Solutions that did not reach their tolerance.</param>
internal sealed record FoldPredictions(IReadOnlyList<int[]> ByCost, int NotConverged);
