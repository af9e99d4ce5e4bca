namespace Macl.Learning.Data;

/// <summary>Which samples one training step sees.</summary>
/// <param name="Step">The step since the start of training, from 0.</param>
/// <param name="Epoch">The pass over the data that the step belongs to, from 0.</param>
/// <param name="Samples">Indices into the data set, in batch order.</param>
public sealed record Batch(long Step, int Epoch, IReadOnlyList<int> Samples);
