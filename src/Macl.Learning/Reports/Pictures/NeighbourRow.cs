namespace Macl.Learning.Reports.Pictures;

/// <summary>A sample and its nearest neighbours, nearest first.</summary>
internal sealed record NeighbourRow(int Query, IReadOnlyList<(float Similarity, int Row)> Neighbours);
