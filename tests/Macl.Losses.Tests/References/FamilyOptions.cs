namespace Macl.Losses.Tests;

/// <summary>What the loss of a case has beside its temperature.</summary>
public sealed record FamilyOptions(double Inter, double Hardness, double Prior, double Bias);
