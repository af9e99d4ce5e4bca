namespace Macl.Learning.Evaluation;

/// <summary>The correlation within one part of a task.</summary>
/// <param name="Name">The name of the subset.</param>
/// <param name="Pairs">How many pairs it has.</param>
/// <param name="Correlation">Over these pairs alone.</param>
public sealed record SubsetCorrelation(string Name, int Pairs, SimilarityCorrelation Correlation);
