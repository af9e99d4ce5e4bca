namespace Macl.Cli.Inspect.Sweep;

/// <summary>What one anchor is compared with.</summary>
/// <param name="Positive">Cosine similarity to its positive.</param>
/// <param name="Negatives">Cosine similarities to its negatives, the hardest first.</param>
internal sealed record Anchor(double Positive, double[] Negatives);
