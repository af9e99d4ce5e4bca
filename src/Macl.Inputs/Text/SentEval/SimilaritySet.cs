namespace Macl.Inputs.Text.SentEval;

/// <summary>A task of semantic textual similarity.</summary>
/// <param name="Name">As the field's tables call it: STS12 to STS16, STS-B, SICK-R; of a file, its name without the ending.</param>
/// <param name="Pairs">At least one, subset after subset.</param>
public sealed record SimilaritySet(string Name, IReadOnlyList<ScoredSentences> Pairs);
