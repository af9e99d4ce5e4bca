using static TorchSharp.torch;

namespace Macl.Learning.Data;

/// <summary>A modality's part of the data pipeline: from sample numbers to two views on the training device.</summary>
/// <typeparam name="TViews">Both views as plain arrays, made ahead of time by background threads.</typeparam>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public interface IViewMaker<TViews, TInput>
    where TInput : IDisposable
{
    /// <summary>
    /// Draws both views of a batch. Called from several threads at once; the result depends on nothing but the batch
    /// and the maker's seed (see <see cref="RandomStreams"/>).
    /// </summary>
    TViews Make(Batch batch);

    /// <summary>Turns the arrays into tensors on a device; called on the training thread. The caller disposes the pair.</summary>
    /// <remarks>
    /// Copy into memory of libtorch (<c>empty</c> or <c>clone</c>). A tensor around a managed array is aligned by chance, and
    /// matrix products round differently by alignment, so that the same run would not end with the same bits.
    /// </remarks>
    ViewPair<TInput> Place(TViews views, Device device);
}
