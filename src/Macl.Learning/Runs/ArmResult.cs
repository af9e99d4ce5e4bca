namespace Macl.Learning.Runs;

/// <summary>One arm's accuracies.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Accuracy">Over seeds.</param>
public sealed record ArmResult(string Name, Sample Accuracy);
