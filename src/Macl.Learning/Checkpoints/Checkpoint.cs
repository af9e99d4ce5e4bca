using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>A checkpoint that was read and found sound. Owns its tensors.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Model">Weights and buffers by name.</param>
/// <param name="Optimizer">The optimizer's state by name.</param>
/// <param name="Random">States of random generators by name.</param>
public sealed record Checkpoint(
    CheckpointManifest Manifest,
    IReadOnlyDictionary<string, Tensor> Model,
    IReadOnlyDictionary<string, Tensor> Optimizer,
    IReadOnlyDictionary<string, Tensor> Random) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Model.Values.Concat(Optimizer.Values).Concat(Random.Values))
        {
            tensor.Dispose();
        }
    }
}
