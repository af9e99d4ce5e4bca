namespace Macl.Learning.Runs;

/// <summary>One arm against another on the same seeds, data, folds and initial weights.</summary>
/// <param name="Arm">The one.</param>
/// <param name="Against">The other.</param>
/// <param name="Difference">The one's score less the other's.</param>
public sealed record PairedResult(string Arm, string Against, Interval Difference);
