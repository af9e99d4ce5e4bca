namespace Macl.Cli.Evaluate;

/// <summary>What <c>macl evaluate</c> found; scores times 100.</summary>
internal sealed record Evaluated(string Model, string Modality, string Data, int Samples, IReadOnlyList<Judgement> Evaluations, double? AlignmentLoss, double UniformityLoss, double Tolerance, double EffectiveRank);
