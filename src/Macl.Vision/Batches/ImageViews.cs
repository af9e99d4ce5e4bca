namespace Macl.Vision.Batches;

/// <summary>The views of a batch of pictures before they become tensors. Placing them, or disposing them, gives their memory back to the maker.</summary>
public sealed class ImageViews : IDisposable
{
    internal ImageViews(IReadOnlyList<PixelBatch> views)
    {
        Views = views;
    }

    /// <summary>View by view, each with all pictures in batch order.</summary>
    internal IReadOnlyList<PixelBatch> Views { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PixelBatch view in Views)
        {
            view.Dispose();
        }
    }
}
