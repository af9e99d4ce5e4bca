namespace Macl.Vision.Augmentations;

/// <summary>Decoded pictures and what is drawn for them, before a device makes views of them. Placing them, or disposing them, gives their memory back to the maker.</summary>
public sealed class DeviceViews : IDisposable
{
    internal DeviceViews(IReadOnlyList<PictureGroup> groups, IReadOnlyList<DrawnView[]> views)
    {
        (Groups, Views) = (groups, views);
    }

    /// <summary>The pictures, by shape.</summary>
    internal IReadOnlyList<PictureGroup> Groups { get; }

    /// <summary>View by view, what is drawn for each picture in batch order.</summary>
    internal IReadOnlyList<DrawnView[]> Views { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PictureGroup group in Groups)
        {
            group.Dispose();
        }
    }
}
