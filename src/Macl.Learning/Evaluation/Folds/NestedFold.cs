namespace Macl.Learning.Evaluation;

/// <summary>A fold whose training part is divided once more, to choose hyperparameters without a look at the test part.</summary>
/// <param name="Outer">The division that is reported.</param>
/// <param name="Inner">Divisions of <see cref="Fold.Train"/> of the outer fold; rows are those of the whole set.</param>
public sealed record NestedFold(Fold Outer, IReadOnlyList<Fold> Inner);
