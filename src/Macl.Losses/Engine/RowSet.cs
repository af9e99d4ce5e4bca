using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Raw rows that take part in a contrast together: the rows of one matrix, then those of the next.</summary>
/// <param name="Parts">[rows, D] each, of one width, dtype and device.</param>
internal sealed record RowSet(params IReadOnlyList<RowPart> Parts)
{
    /// <summary>Whether a part asks for a gradient.</summary>
    public bool IsInGraph => Parts.Any(part => part.Rows.requires_grad);

    /// <summary>The dtype of the rows.</summary>
    public ScalarType DType => Parts[0].Rows.dtype;

    /// <summary>Rows of all parts.</summary>
    public long Count { get; } = Parts.Sum(part => part.Rows.shape[0]);
}
