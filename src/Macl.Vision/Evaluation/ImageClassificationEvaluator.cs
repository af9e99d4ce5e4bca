using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Training;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;
using static TorchSharp.torch;

namespace Macl.Vision.Evaluation;

/// <summary>
/// Accuracy of a saved image encoder after training with labels, on random crops and flips: the linear probe by SGD, and fine-tuning with
/// few labels. A batch is 256 pictures, or an eighth of fewer than 2,048, so that an epoch is a few steps and not one.
/// </summary>
/// <param name="options">What is trained, and with how many labels.</param>
/// <param name="machine">Where it runs.</param>
/// <param name="observers">Told of the training, such as a progress display.</param>
public sealed class ImageClassificationEvaluator(ImageClassificationOptions options, ImageMachine machine, IReadOnlyList<TrainingObserver> observers)
{
    /// <summary>Trains on the labelled part of one set and judges on another.</summary>
    /// <param name="model">A run folder, or its model folder; only read.</param>
    /// <param name="training">Labelled pictures to learn from.</param>
    /// <param name="test">Pictures of the same classes to judge on.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Pictures have no labels.</exception>
    /// <exception cref="InvalidDataException">There is no model for images, or it is damaged.</exception>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    public EvaluationReport Evaluate(string model, ImageDataSet training, ImageDataSet test, CancellationToken cancellation = default)
    {
        var learned = new SelectedImages(training, StratifiedSubset.Of(LabelsOf(training), options.LabelFraction, options.Classification.Training.Seed));
        return new ClassificationEvaluator<Tensor>(options.Classification, observers).Evaluate(CreateTask(model, learned, test, cancellation), cancellation);
    }

    private ClassificationTask<Tensor> CreateTask(string folder, ImageDataSet learned, ImageDataSet test, CancellationToken cancellation)
    {
        var (model, encoder) = ImageModel.Load(folder, machine.Device);
        return new ClassificationTask<Tensor>
        {
            CreateEncoder = () => encoder,
            FeatureSize = encoder.FeatureSize,
            Classes = learned.Labels!.Names.Count,
            Views = CropsAndFlips(learned, model.Transform),
            Labels = learned.Labels.Indices,
            TrainingSamples = learned.Count,
            TestBatches = () => ImageBatches.InOrder(test, model.Transform, machine.Device, ImageBatches.DefaultSize, machine.Prefetch, cancellation)
                .Zip(LabelsOf(test).Chunk(ImageBatches.DefaultSize), (pictures, labels) => new LabelledInput<Tensor>(pictures, labels)),
        };
    }

    private ViewSource<ImageViews, Tensor> CropsAndFlips(ImageDataSet images, ImageTransform transform)
    {
        long seed = options.Classification.Training.Seed;
        var views = ImageAugmentationPresets.Create(ImageAugmentationPreset.LinearProbe, transform.Size);
        var maker = new ImageViewMaker(images, views, transform.Normalisation, seed, machine.AugmentationThreads);
        return new ViewSource<ImageViews, Tensor>(new BatchPlan(images.Count, ImageClassificationOptions.BatchOf(images.Count), LastBatch.Keep, seed), maker, machine.Device, machine.Prefetch);
    }

    private static IReadOnlyList<int> LabelsOf(ImageDataSet images) =>
        images.Labels?.Indices ?? throw new ArgumentException($"{images.Name} has no classes, without which nothing can be judged.", nameof(images));
}
