namespace Macl.Cli.Inspect.Sweep;

/// <summary>Linear heads that were trained on the embeddings, one for each temperature.</summary>
/// <param name="Samples">Pairs that the heads were trained on and measured with.</param>
/// <param name="BatchSize">Pairs in a step.</param>
/// <param name="Steps">Steps of each head.</param>
/// <param name="LearningRate">Adam's.</param>
/// <param name="Classes">Classes of the labels, or null where there were none.</param>
/// <param name="Start">The embeddings as they are; the temperature has no meaning there and is null.</param>
/// <param name="Fixed">InfoNCE at fixed temperatures.</param>
/// <param name="Adaptive">InfoNCE at MACL's adaptive temperature; the temperature is that of the last step.</param>
internal sealed record HeadSweep(int Samples, int BatchSize, int Steps, double LearningRate, int? Classes, HeadPoint Start, IReadOnlyList<HeadPoint> Fixed, HeadPoint Adaptive);
