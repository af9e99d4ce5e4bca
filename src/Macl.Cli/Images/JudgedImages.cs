using Macl.Cli.Evaluate;
using Macl.Cli.Modalities;
using Macl.Inputs;
using Macl.Inputs.Images;
using Macl.Learning.Evaluation;
using Macl.Vision.Encoders;

namespace Macl.Cli.Images;

/// <summary>An image encoder on labelled pictures, judged on a test set or by cross-validation.</summary>
/// <param name="request">The encoder that is asked for.</param>
/// <param name="opened">Labelled pictures.</param>
/// <param name="folds">How they are divided where there is no test set.</param>
/// <param name="neighbours">Neighbours of kNN.</param>
internal sealed class JudgedImages(EncoderRequest request, Opened<ImageData> opened, CrossValidationOptions folds, int neighbours) : IJudged
{
    private readonly Lazy<(EmbeddingSet Train, EmbeddingSet? Test)> _embeddings = new(() => Embed(request, opened.Data));

    /// <inheritdoc/>
    public string DataName => opened.Data.Images.Name;

    /// <inheritdoc/>
    public EmbeddingSet Embeddings => _embeddings.Value.Train;

    /// <summary>Neighbours of kNN.</summary>
    public int Neighbours => neighbours;

    /// <summary>How the pictures are divided where there is no test set.</summary>
    public CrossValidationOptions Folds => folds;

    /// <summary>What keeps the data from being judged, as a clause, or null.</summary>
    public string? Obstacle() => opened.Data.HeldOut is { } test
        ? test.ObstacleTo(Labels)
        : FoldObstacle.ToFolds(Labels.Indices, Labels.Names, folds.Folds);

    /// <summary>Judges by a protocol.</summary>
    public EvaluationReport By<TProtocol>(TProtocol protocol, CancellationToken cancellation)
        where TProtocol : IEvaluator<EmbeddingSet>, IEvaluator<EmbeddingSplit> => _embeddings.Value is (var train, { } test)
            ? protocol.Evaluate(new EmbeddingSplit(train, test), cancellation)
            : protocol.Evaluate(Embeddings, cancellation);

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();

    private ClassLabels Labels => opened.Data.Images.Labels!;

    private static (EmbeddingSet Train, EmbeddingSet? Test) Embed(EncoderRequest request, ImageData data)
    {
        var (model, encoder) = ImageModel.Load(request.Model, request.Device);
        using var owned = encoder;
        return (EmbedOne(data.Images), data.HeldOut is { } test ? EmbedOne(test.Images) : null);

        EmbeddingSet EmbedOne(ImageDataSet images)
        {
            request.Opening.Progress.Phase($"embedding {images.Count} pictures");
            return ImageEmbedder.Embed(encoder, images, model.Transform, request.Device, cancellation: request.Opening.Cancellation);
        }
    }
}
