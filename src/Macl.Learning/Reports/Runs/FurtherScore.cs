namespace Macl.Learning.Reports.Runs;

/// <summary>What a protocol beside the main one found.</summary>
/// <param name="Name">The protocol's short name.</param>
/// <param name="Protocol">How the embeddings were judged, in one line.</param>
/// <param name="Final">The score after training.</param>
/// <param name="Untrained">The score of the same encoder before training; null where it was not judged.</param>
public sealed record FurtherScore(string Name, string Protocol, ScoreSummary Final, ScoreSummary? Untrained);
