using System.Text.Json;
using Macl.Inputs.Images;
using Macl.Learning.Checkpoints;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Vision.Augmentations;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Recipes;

/// <summary>SimCLR or MoCo v2 over two views of pictures, under any loss of the family.</summary>
/// <param name="data">The pictures; labels are used for evaluation, and in training by the supervised loss alone.</param>
/// <param name="path">Where they were read; null for the bundled sample.</param>
/// <param name="asked">All that determines the run; what is null follows from the data.</param>
/// <param name="machine">Where it runs.</param>
/// <param name="heldOut">Pictures to judge on; null: folds of the training pictures.</param>
public sealed class ImagePretraining(ImageDataSet data, string? path, ImagePretrainingOptions asked, ImageMachine machine, HeldOutImages? heldOut = null) : IRecipe<Tensor>
{
    private const long HeadStream = 1;

    private readonly ImagePretrainingOptions _options = ImageDefaults.Complete(asked, data) with { HeldOut = HeldOut(asked, heldOut) };

    /// <inheritdoc/>
    public RunRecord Record => new()
    {
        Modality = ImageModel.Images,
        Method = _options.Method.ToString(),
        Data = new DataRecord(data.Name, path, data.Count, data.Fingerprint),
        Options = JsonSerializer.SerializeToNode(_options, MaclJson.Options)!,
        Environment = EnvironmentRecord.Current(machine.Device),
    };

    /// <inheritdoc/>
    public IRecipe<Tensor> With(Arm arm, long seed) => new ImagePretraining(data, path, _options.With(arm, seed), machine, heldOut);

    /// <inheritdoc/>
    public PretrainingTask<Tensor> Prepare()
    {
        var complete = new CompleteImageOptions(_options);
        var encoder = CreateEncoder(complete.Encoder);
        var folds = new CrossValidationOptions { Seed = _options.EvaluationSeed, MaxParallelism = machine.EvaluationThreads };
        string? notJudged = NotJudged(folds.Folds);
        var judgements = new ImageJudgements(encoder, data, heldOut?.Images, complete, folds, machine);
        var parts = new ImageReportParts(data, judgements.Shown.Samples, complete.Views, _options.Training.Seed);
        var views = CreateViews(complete);
        return new PretrainingTask<Tensor>
        {
            Loss = _options.Training.Epochs == 0 ? "untrained" : _options.Loss.Name,
            Method = CreateMethod(encoder),
            Views = views,
            Training = _options.Training,
            Embed = judgements.Shown.Embed,
            Judgement = notJudged is null ? judgements.AtEnd() : null,
            NotJudged = notJudged,
            OnlineJudgement = notJudged is null ? judgements.Quick() : null,
            OnlineEvaluationSteps = (long)_options.OnlineEvaluationEpochs * views.StepsPerEpoch,
            ClassNames = data.Labels?.Names ?? [],
            PictureOf = parts.PictureOf,
            Sections = parts.Sections,
            ModelConfig = JsonSerializer.SerializeToNode(ModelOf(complete), MaclJson.Options)!,
        };
    }

    private ImageModel ModelOf(CompleteImageOptions complete) => new(complete.Encoder)
    {
        Mean = _options.Normalisation.Mean.ToList(),
        Std = _options.Normalisation.StandardDeviation.ToList(),
    };

    /// <summary>Training needs no labels, but the protocols need some of each class.</summary>
    private string? NotJudged(int folds)
    {
        if (data.Labels is not { } labels)
        {
            return "the data has no classes: its pictures do not lie in folders by class";
        }

        return heldOut is null ? FoldObstacle.ToFolds(labels.Indices, labels.Names, folds) : heldOut.ObstacleTo(labels);
    }

    /// <summary>That of the run that is gone on with stays as it was, wherever the pictures lie today.</summary>
    private static DataRecord? HeldOut(ImagePretrainingOptions asked, HeldOutImages? given) => asked.HeldOut is not { } before ? given?.Record
        : HeldOutImages.AreSame(before, given?.Record) ? before
        : throw new ArgumentException($"The run is judged on the test set {asked.HeldOut.Path}, and {(given is null ? "none" : given.Path + " with another content")} was given; allowed: the same.", nameof(given));

    private LearningMethod<Tensor> CreateMethod(ImageEncoder encoder)
    {
        var query = WithHead(encoder);
        var loss = _options.Loss.Create();
        LearningMethod<Tensor> method = _options.Method == ImageMethod.MoCo
            ? new MoCo<Tensor>(query, WithHead(CreateEncoder(encoder.Options)), WithoutLabels(loss), _options.ProjectionSize, _options.MoCo ?? new MoCoOptions(), _options.Training.Seed, Select)
            : new SimClr<Tensor>(query.Encoder, query.Head, loss, _options.Loss.IsSupervised ? LabelsForTraining() : null);
        method.to(machine.Device);
        return method;
    }

    private ImageEncoder CreateEncoder(EncoderOptions shape)
    {
        var encoder = ImageEncoder.Create(shape, _options.Training.Seed);
        encoder.Precision = _options.Precision;
        return encoder;
    }

    private EncoderWithHead<Tensor> WithHead(ImageEncoder encoder) => new(encoder, CreateHead(encoder.FeatureSize));

    private nn.Module<Tensor, Tensor> CreateHead(int featureSize)
    {
        var head = ProjectionHead.Create(featureSize, _options.ProjectionHiddenSize ?? featureSize, _options.ProjectionSize);
        XavierUniform.Apply(head, RandomStreams.For(_options.Training.Seed, HeadStream).NextInt64());
        return head;
    }

    private ContrastiveLoss WithoutLabels(ContrastiveLoss loss) => _options.Loss.IsSupervised
        ? throw new ArgumentException($"The loss {_options.Loss.Name} compares the pictures of a batch by their labels, and MoCo compares with a queue; allowed under MoCo: any other loss.", paramName: null)
        : loss;

    private IReadOnlyList<int> LabelsForTraining() => data.Labels?.Indices
        ?? throw new ArgumentException($"The loss {_options.Loss.Name} needs labels in training, and {data.Name} has none; allowed: any other loss.", paramName: null);

    private IViewSource<Tensor> CreateViews(CompleteImageOptions complete) => _options.AugmentOnDevice
        ? Source(complete, new DeviceViewMaker(data, complete.Views, _options.Normalisation, _options.Training.Seed))
        : Source(complete, new ImageViewMaker(data, complete.Views, _options.Normalisation, _options.Training.Seed, machine.AugmentationThreads));

    private ViewSource<TViews, Tensor> Source<TViews>(CompleteImageOptions complete, IViewMaker<TViews, Tensor> maker)
    {
        var plan = new BatchPlan(data.Count, complete.BatchSize, _options.LastBatch, _options.Training.Seed);
        return new ViewSource<TViews, Tensor>(plan, maker, machine.Device, machine.Prefetch, _options.MicroBatchSize);
    }

    private static Tensor Select(Tensor pictures, IReadOnlyList<int> rows)
    {
        using Tensor places = tensor([.. rows.Select(row => (long)row)], device: pictures.device);
        return pictures.index_select(0, places);
    }
}
