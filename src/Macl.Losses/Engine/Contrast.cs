namespace Macl.Losses;

/// <summary>Who is compared with whom: matrices of raw rows and their roles. The first set holds the anchors.</summary>
/// <param name="Sets">Each matrix once, all of one width, dtype and device.</param>
/// <param name="Positives">Where the positives of each anchor are.</param>
/// <param name="NegativeSet">The index of the set whose rows are candidates for negatives; 0 where anchors are compared with each other.</param>
/// <param name="Exclusions">Which candidates are no negatives.</param>
internal sealed record Contrast(IReadOnlyList<RowSet> Sets, Positives Positives, int NegativeSet, Exclusions Exclusions);
