using Macl.Learning.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Evaluation;

/// <summary>Labelled data and a pretrained encoder, to be judged by training with labels.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public sealed record ClassificationTask<TInput>
    where TInput : IDisposable
{
    /// <summary>Makes an encoder with the pretrained weights, input → features [N, D], where it is to be trained. Each is the caller's own.</summary>
    public required Func<Module<TInput, Tensor>> CreateEncoder { get; init; }

    /// <summary>D, at least 1.</summary>
    public required int FeatureSize { get; init; }

    /// <summary>How many classes there are, at least 2.</summary>
    public required int Classes { get; init; }

    /// <summary>The samples to learn from, augmented; of each pair the first view counts.</summary>
    public required IViewSource<TInput> Views { get; init; }

    /// <summary>The class of each sample under the numbers that the batches of <see cref="Views"/> give, from 0 to below <see cref="Classes"/>.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>How many of the samples are learned from; for the report.</summary>
    public required int TrainingSamples { get; init; }

    /// <summary>The samples to judge on, each once and not augmented, made anew with every call; at least one.</summary>
    public required Func<IEnumerable<LabelledInput<TInput>>> TestBatches { get; init; }
}
