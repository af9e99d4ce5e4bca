using Macl.Cli.Evaluate;
using Macl.Cli.Modalities;
using Macl.Inputs;
using Macl.Inputs.Images;
using Macl.Learning.Evaluation;
using Macl.Vision.Augmentations;
using Macl.Vision.Encoders;
using Macl.Vision.Evaluation;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>An image encoder on labelled pictures, judged on a test set or by cross-validation.</summary>
/// <param name="request">The encoder that is asked for.</param>
/// <param name="opened">Labelled pictures.</param>
/// <param name="settings">How the protocols judge.</param>
internal sealed class JudgedImages(EncoderRequest request, Opened<ImageData> opened, ImageProtocolSettings settings) : IJudged
{
    private const int MostViewed = 2048;

    private readonly Lazy<EmbeddedImages> _embeddings = new(() => Embed(request, opened.Data, settings.Folds.Seed));

    /// <inheritdoc/>
    public string DataName => opened.Data.Images.Name;

    /// <inheritdoc/>
    public EmbeddingSet Embeddings => _embeddings.Value.Train;

    /// <inheritdoc/>
    public (EmbeddingSet First, EmbeddingSet Second)? Views => _embeddings.Value.Views;

    /// <summary>How the protocols judge.</summary>
    public ImageProtocolSettings Settings => settings;

    /// <summary>What keeps the data from being judged, as a clause, or null.</summary>
    public string? Obstacle() => opened.Data.HeldOut is { } test
        ? test.ObstacleTo(Labels)
        : FoldObstacle.ToFolds(Labels.Indices, Labels.Names, settings.Folds.Folds);

    /// <summary>Judges by a protocol.</summary>
    public EvaluationReport By<TProtocol>(TProtocol protocol, CancellationToken cancellation)
        where TProtocol : IEvaluator<EmbeddingSet>, IEvaluator<EmbeddingSplit> => _embeddings.Value is (var train, { } test, _)
            ? protocol.Evaluate(new EmbeddingSplit(train, test), cancellation)
            : protocol.Evaluate(Embeddings, cancellation);

    /// <summary>Judges by training with labels: on the test set, or on the first fold after training on the others.</summary>
    /// <param name="preset">What is trained; its epochs give way to those that are asked for.</param>
    /// <param name="labelFraction">The part of the labels that is learned from where none is asked for.</param>
    /// <param name="cancellation">Ends it.</param>
    public EvaluationReport ByTraining(ClassificationOptions preset, double labelFraction, CancellationToken cancellation)
    {
        var options = new ImageClassificationOptions
        {
            Classification = preset with { Training = preset.Training with { Epochs = settings.Epochs ?? preset.Training.Epochs, Seed = settings.Folds.Seed } },
            LabelFraction = settings.LabelFraction ?? labelFraction,
        };
        var (training, test) = Division();
        var evaluator = new ImageClassificationEvaluator(options, new ImageMachine { Device = request.Device }, [request.Opening.Progress]);
        return evaluator.Evaluate(request.Model, training, test, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();

    private (ImageDataSet Training, ImageDataSet Test) Division()
    {
        var images = opened.Data.Images;
        if (opened.Data.HeldOut is { } test)
        {
            return (images, test.Images);
        }

        var first = StratifiedFolds.Create(Labels.Indices, settings.Folds.Folds, settings.Folds.Seed)[0];
        return (new SelectedImages(images, first.Train), new SelectedImages(images, first.Test));
    }

    private ClassLabels Labels => opened.Data.Images.Labels!;

    private static EmbeddedImages Embed(EncoderRequest request, ImageData data, long seed)
    {
        var (model, encoder) = ImageModel.Load(request.Model, request.Device);
        using var owned = encoder;
        return new EmbeddedImages(EmbedOne(data.Images), data.HeldOut is { } test ? EmbedOne(test.Images) : null, EmbedViews());

        EmbeddingSet EmbedOne(ImageDataSet images)
        {
            request.Opening.Progress.Phase($"embedding {images.Count} pictures");
            return ImageEmbedder.Embed(encoder, images, model.Transform, request.Device, cancellation: request.Opening.Cancellation);
        }

        (EmbeddingSet First, EmbeddingSet Second) EmbedViews()
        {
            var images = data.HeldOut?.Images ?? data.Images;
            var some = new SelectedImages(images, [.. Enumerable.Range(0, images.Count).Chunk(Math.Max(1, images.Count / MostViewed)).Select(chunk => chunk[0]).Take(MostViewed)]);
            var views = ImageAugmentationPresets.Create(ImageDefaults.AugmentationFor(ImageMethod.SimClr, model.Encoder.ImageSize), model.Encoder.ImageSize);
            return ViewEmbedder.Embed(encoder, some, views, model.Transform.Normalisation, seed, new ImageMachine { Device = request.Device }, request.Opening.Cancellation);
        }
    }

    /// <param name="Train">Of the data.</param>
    /// <param name="Test">Of the test set, if there is one.</param>
    /// <param name="Views">Of two random views of some pictures.</param>
    private sealed record EmbeddedImages(EmbeddingSet Train, EmbeddingSet? Test, (EmbeddingSet First, EmbeddingSet Second) Views);
}
