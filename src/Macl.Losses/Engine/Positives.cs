using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Where the positives of each anchor are.</summary>
internal abstract record Positives
{
    /// <summary>The mean similarity of each anchor to its positives, float64 [anchors].</summary>
    /// <param name="unit">The unit rows of each set.</param>
    public abstract Tensor Similarities(IReadOnlyList<Tensor> unit);

    /// <summary>Adds the derivatives by the unit rows.</summary>
    /// <param name="unit">The unit rows of each set.</param>
    /// <param name="slopes">The derivative by each anchor's similarity, float64 [anchors].</param>
    /// <param name="gradients">By the unit rows of each set; null where none is asked for.</param>
    public abstract void AddGradient(IReadOnlyList<Tensor> unit, Tensor slopes, IReadOnlyList<Tensor?> gradients);
}
