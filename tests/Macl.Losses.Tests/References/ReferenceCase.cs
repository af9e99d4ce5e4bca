namespace Macl.Losses.Tests;

/// <summary>One loss with its gradients, by PyTorch.</summary>
public sealed record ReferenceCase(string Objective, string Policy, string Pairing, double Temperature, double Loss, double[][] FirstGradient, double[][] SecondGradient);
