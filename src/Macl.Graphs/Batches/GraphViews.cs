namespace Macl.Graphs.Batches;

/// <summary>Both views of the same graphs, in the same order, before they become tensors.</summary>
public sealed record GraphViews(GraphArrays First, GraphArrays Second);
