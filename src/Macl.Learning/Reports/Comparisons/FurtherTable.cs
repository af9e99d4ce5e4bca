namespace Macl.Learning.Reports.Comparisons;

/// <summary>The compared arms by a protocol beside the main one.</summary>
/// <param name="Name">The protocol's short name.</param>
/// <param name="Protocol">How the embeddings were judged, in one line.</param>
/// <param name="Arms">The arms of the comparison in their order, with the scores of this protocol.</param>
/// <param name="Paired">Differences between arms, paired by seed.</param>
public sealed record FurtherTable(string Name, string Protocol, IReadOnlyList<ArmReport> Arms, IReadOnlyList<PairedDifference> Paired);
