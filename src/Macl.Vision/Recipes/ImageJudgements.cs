using Macl.Inputs.Images;
using Macl.Learning.Evaluation;
using Macl.Learning.Runs;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;

namespace Macl.Vision.Recipes;

/// <summary>How runs on pictures are judged: by kNN and a linear probe, on a held-out set where there is one, else on stratified folds.</summary>
/// <param name="encoder">As it is at the time.</param>
/// <param name="data">The training pictures.</param>
/// <param name="heldOut">The pictures to judge on; null for folds of the training pictures.</param>
/// <param name="complete">The run's options.</param>
/// <param name="folds">How folds are divided, and how many threads judge.</param>
/// <param name="machine">Where it runs.</param>
internal sealed class ImageJudgements(ImageEncoder encoder, ImageDataSet data, ImageDataSet? heldOut, CompleteImageOptions complete, CrossValidationOptions folds, ImageMachine machine)
{
    private const int MostShown = 2000;
    private const int MostQuickBank = 4000;
    private const int MostQuickQueries = 1000;

    /// <summary>The embeddings that a report shows.</summary>
    public EmbeddableSamples Shown { get; } = Samples(encoder, data, complete.Transform, machine).AtMost(MostShown, folds.Seed);

    /// <summary>At the end.</summary>
    public IJudgement AtEnd() => heldOut is null
        ? new Judgement<EmbeddingSet>(cancellation => Samples(data).Embed(cancellation), Knn, Probe)
        : new Judgement<EmbeddingSplit>(cancellation => new EmbeddingSplit(Samples(data).Embed(cancellation), Samples(heldOut).Embed(cancellation)), Knn, Probe);

    /// <summary>While the encoder learns: kNN with a part of the data as bank and another, or a part of the held-out set, as queries.</summary>
    public IJudgement Quick()
    {
        var (bank, queries) = heldOut is null
            ? Samples(data).Divide(MostQuickBank, MostQuickQueries, folds.Seed)
            : (Samples(data).AtMost(MostQuickBank, folds.Seed), Samples(heldOut).AtMost(MostQuickQueries, folds.Seed));
        return new Judgement<EmbeddingSplit>(cancellation => new EmbeddingSplit(bank.Embed(cancellation), queries.Embed(cancellation)), Knn);
    }

    private KnnEvaluator Knn => new(new KnnOptions { Neighbours = complete.Neighbours, CrossValidation = folds });

    private LinearProbeEvaluator Probe => new(new LinearProbeOptions { CrossValidation = folds });

    private EmbeddableSamples Samples(ImageDataSet images) => Samples(encoder, images, complete.Transform, machine);

    private static EmbeddableSamples Samples(ImageEncoder encoder, ImageDataSet images, ImageTransform transform, ImageMachine machine) => new(
        images.Count,
        (rows, cancellation) => ImageEmbedder.Embed(encoder, new SelectedImages(images, rows), transform, machine.Device, cancellation: cancellation));
}
