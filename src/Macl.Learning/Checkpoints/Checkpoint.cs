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
    /// <exception cref="DamagedCheckpointException">It is of another run than this manifest; says in what they differ.</exception>
    public void ThrowIfForeign(CheckpointManifest run, string folder)
    {
        var differences = Manifest.DifferencesTo(run);
        if (differences.Count > 0)
        {
            throw new DamagedCheckpointException(folder, $"it is of another run with another {string.Join(", ", differences)}");
        }
    }

    /// <summary>All tensors.</summary>
    internal IEnumerable<Tensor> Tensors => Model.Values.Concat(Optimizer.Values).Concat(Random.Values);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Tensors)
        {
            tensor.Dispose();
        }
    }
}
