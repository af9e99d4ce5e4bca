using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>What a finished run leaves in memory, for its report.</summary>
/// <param name="Result">The summary that was written.</param>
/// <param name="Before">Embeddings by the encoder with its initial weights, of all samples or a part of them.</param>
/// <param name="After">Embeddings of the same samples by the trained encoder.</param>
/// <param name="Notes">What a reader must know to trust the numbers; mostly empty.</param>
public sealed record PretrainingOutcome(RunResult Result, EmbeddingSet Before, EmbeddingSet After, IReadOnlyList<string> Notes)
{
    /// <summary>Why nothing was judged, as a clause without a full stop; null where something was.</summary>
    public string? NotJudged { get; init; }
}
