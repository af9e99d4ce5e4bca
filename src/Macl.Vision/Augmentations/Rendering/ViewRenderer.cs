using Macl.Inputs.Images;
using Macl.Vision.Batches;

namespace Macl.Vision.Augmentations;

/// <summary>Makes the pixels of views, in float32 until the end. Keeps its working memory: one for each thread.</summary>
internal sealed class ViewRenderer
{
    private readonly Resampling _resampling = new();
    private readonly BlurPass _blur = new();
    private readonly Planes _planes = new();

    /// <summary>The values of a view before they are rounded, until the next.</summary>
    public Planes Values => _planes;

    /// <summary>A drawn view of a picture.</summary>
    /// <param name="image">The picture; the crop is within it.</param>
    /// <param name="view">All that is done.</param>
    /// <param name="pixels">Takes [3, size, size].</param>
    public void Render(RgbImage image, in DrawnView view, Span<byte> pixels)
    {
        _planes.Reshape(view.Size);
        _resampling.Resize(image, view.Crop, view.Flip, _planes);
        ChangeColours(view);
        if (view.Blur is { } blur)
        {
            _blur.Apply(_planes, blur);
        }

        Solarise(view.SolariseThreshold);
        Quantisation.Write(_planes, pixels);
    }

    /// <summary>A picture as evaluation sees it.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="transform">What is done.</param>
    /// <param name="pixels">Takes [3, size, size].</param>
    public void Render(RgbImage image, ImageTransform transform, Span<byte> pixels)
    {
        (int width, int height) = transform.Resized(image.Width, image.Height);
        _planes.Reshape(transform.Size);
        _resampling.ResizeAndCentre(image, width, height, _planes);
        Quantisation.Write(_planes, pixels);
    }

    private void ChangeColours(in DrawnView view)
    {
        if (view.Jitter is { } jitter)
        {
            ColourJitterPass.Apply(_planes, jitter);
        }

        if (view.Greyscale)
        {
            ColourKernels.Saturate(_planes[0], _planes[1], _planes[2], factor: 0);
        }
    }

    private void Solarise(float? threshold)
    {
        for (int channel = 0; threshold is { } from && channel < Planes.Channels; channel++)
        {
            ColourKernels.Solarise(_planes[channel], from);
        }
    }
}
