namespace Macl.Learning.Tests.Evaluation;

/// <summary>One of the data sets of the script.</summary>
public sealed record ReferenceSet(string Name, int Dimension, float[] Values, int[] Labels);
