using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Text.Batches;

/// <summary>What a method sees of sentences.</summary>
internal interface ISentenceViews
{
    /// <summary>Two views of some samples of a batch.</summary>
    /// <param name="batch">The whole batch.</param>
    /// <param name="part">The number of the part of the batch that the samples are, from 0.</param>
    /// <param name="samples">The samples of the part.</param>
    /// <param name="device">Where the tensors go.</param>
    ViewPair<TokenBatch> Make(Batch batch, int part, IReadOnlyList<SampleTokens> samples, Device device);
}
