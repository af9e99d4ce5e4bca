using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;

namespace Macl.Vision.Recipes;

/// <summary>Options of a run of which none is null, in the form in which they are needed.</summary>
internal sealed class CompleteImageOptions
{
    /// <param name="options">From <see cref="ImageDefaults.Complete"/>.</param>
    /// <exception cref="ArgumentException">Options do not agree with each other.</exception>
    public CompleteImageOptions(ImagePretrainingOptions options)
    {
        Encoder = new EncoderOptions { Kind = options.Encoder, ImageSize = options.ImageSize!.Value, Stem = options.Stem!.Value, PatchSize = options.PatchSize!.Value };
        Views = options.Views!;
        BatchSize = options.BatchSize!.Value;
        Neighbours = options.Neighbours!.Value;
        Transform = new ImageTransform { Size = Encoder.ImageSize, Normalisation = options.Normalisation };
        Encoder.Validate();
        Views.Validate();
        ThrowIfViewsAreUnfit();
    }

    public EncoderOptions Encoder { get; }

    public ImageViewOptions Views { get; }

    public int BatchSize { get; }

    public int Neighbours { get; }

    /// <summary>What makes a picture the encoder's input where nothing is random.</summary>
    public ImageTransform Transform { get; }

    private void ThrowIfViewsAreUnfit()
    {
        if (Views.Second is null)
        {
            throw new ArgumentException("views.second is null; allowed: two views, since one alone has no positive.", paramName: null);
        }

        if (Views.Views.Any(view => view.Size != Encoder.ImageSize))
        {
            throw new ArgumentException($"views.first.size is {Views.First.Size}, views.second.size {Views.Second.Size} and imageSize {Encoder.ImageSize}; allowed: one size.", paramName: null);
        }
    }
}
