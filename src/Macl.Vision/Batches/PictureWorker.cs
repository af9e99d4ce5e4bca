using Macl.Inputs.Images;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Batches;

/// <summary>What one thread needs to make pixels: a picture and a renderer.</summary>
internal sealed class PictureWorker
{
    /// <summary>The picture that is read.</summary>
    public RgbImage Image { get; } = new(1, 1);

    /// <summary>Makes its views.</summary>
    public ViewRenderer Renderer { get; } = new();
}
