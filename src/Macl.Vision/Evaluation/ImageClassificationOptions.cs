using Macl.Learning.Evaluation;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Evaluation;

/// <summary>How an image encoder is judged by training with labels.</summary>
public sealed record ImageClassificationOptions
{
    private const int FewestSteps = 8;
    private const int SmallestBatch = 2;
    private const int LargestBatch = 256;

    /// <summary>What is trained, and how. Default: a linear layer on the frozen encoder.</summary>
    public ClassificationOptions Classification { get; init; } = ClassificationOptions.LinearProbe;

    /// <summary>The part of the labels that is learned from, the same of each class; above 0 to 1. Default 1: all.</summary>
    public double LabelFraction { get; init => field = AugmentationChecks.Part(value); } = 1;

    /// <summary>The batch for a number of pictures.</summary>
    internal static int BatchOf(int pictures) => Math.Clamp(pictures / FewestSteps, SmallestBatch, LargestBatch);
}
