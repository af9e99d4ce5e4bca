namespace Macl.Losses;

/// <summary>What the first pass is asked for beside the sums.</summary>
/// <param name="Hardest">The largest similarity among each anchor's negatives.</param>
/// <param name="KeptBytes">How much memory exponentials may take until the second pass; 0 where there will be none.</param>
internal readonly record struct SumNeeds(bool Hardest, long KeptBytes);
