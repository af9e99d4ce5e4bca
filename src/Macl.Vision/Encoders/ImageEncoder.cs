using Macl.Learning.Training;
using Macl.Vision.Encoders.ResNets;
using Macl.Vision.Encoders.Transformers;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders;

/// <summary>
/// Pictures [N, 3, H, W] → features [N, <see cref="FeatureSize"/>]. Names in the state dictionary are those of torchvision (residual
/// networks) and timm (vision transformers), without the classifier.
/// </summary>
public abstract class ImageEncoder : nn.Module<Tensor, Tensor>
{
    private const int Channels = 3;

    private protected ImageEncoder(string name, EncoderOptions options, int featureSize)
        : base(name)
    {
        Options = options;
        FeatureSize = featureSize;
    }

    /// <summary>Its shape.</summary>
    public EncoderOptions Options { get; }

    /// <summary>Features of a picture.</summary>
    public int FeatureSize { get; }

    /// <summary>In what it computes; may change at any time. Default float32. Weights, running statistics, gradients of weights and features are float32 in either.</summary>
    public Precision Precision { get; set; }

    /// <summary>Makes an encoder with random weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="seed">Fixes the weights, whatever libtorch has drawn before.</param>
    /// <exception cref="ArgumentException">The options do not fit each other.</exception>
    public static ImageEncoder Create(EncoderOptions options, long seed)
    {
        options.Validate();
        return options.IsTransformer ? new VisionTransformer(options, seed) : new ResNet(options, seed);
    }

    /// <param name="input">[N, 3, H, W], float32, normalised as in training; residual networks train on 2 pictures or more.</param>
    /// <returns>[N, <see cref="FeatureSize"/>] in the input's type.</returns>
    /// <exception cref="ArgumentException">Another shape, or fewer pictures than training needs.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        ThrowIfUnfit(input);
        using var scope = NewDisposeScope();
        var pictures = input.to(Precision == Precision.BFloat16 ? ScalarType.BFloat16 : input.dtype);
        return Encode(pictures).to(input.dtype).MoveToOuterDisposeScope();
    }

    /// <param name="pictures">[N, 3, H, W] in the type in which to compute.</param>
    /// <returns>[N, <see cref="FeatureSize"/>], of any type.</returns>
    private protected abstract Tensor Encode(Tensor pictures);

    /// <summary>What makes a shape unfit, beside the number of channels; null where nothing does.</summary>
    private protected abstract string? WhyUnfit(long count, long height, long width);

    /// <summary>The type of features for a type of computing: float32 for bfloat16.</summary>
    private protected static ScalarType Full(ScalarType type) => type == ScalarType.BFloat16 ? ScalarType.Float32 : type;

    private void ThrowIfUnfit(Tensor input)
    {
        long[] shape = input.shape;
        string? problem = shape is [> 0, Channels, > 0, > 0] ? WhyUnfit(shape[0], shape[2], shape[3]) : "allowed: [N, 3, H, W] with none of them 0";
        if (problem is not null)
        {
            throw new ArgumentException($"The pictures are [{string.Join(", ", shape)}]; {problem}.", nameof(input));
        }
    }
}
