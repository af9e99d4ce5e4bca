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
using Macl.Vision.Batches;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Recipes;

/// <summary>SimCLR or MoCo v2 over two views of pictures, under any loss of the family.</summary>
/// <param name="data">The pictures; labels are used for evaluation, and in training by the supervised loss alone.</param>
/// <param name="path">Where they were read; null for the bundled sample.</param>
/// <param name="options">All that determines the run.</param>
/// <param name="machine">Where it runs.</param>
public sealed class ImagePretraining(ImageDataSet data, string? path, ImagePretrainingOptions options, ImageMachine machine) : IRecipe<Tensor>
{
    private const long HeadStream = 1;

    /// <inheritdoc/>
    public RunRecord Record => new()
    {
        Modality = ImageModel.Images,
        Method = options.Method.ToString(),
        Data = new DataRecord(data.Name, path, data.Count, data.Fingerprint),
        Options = JsonSerializer.SerializeToNode(options, MaclJson.Options)!,
        Environment = EnvironmentRecord.Current(machine.Device),
    };

    /// <inheritdoc/>
    public IRecipe<Tensor> With(Arm arm, long seed) => new ImagePretraining(data, path, options.With(arm, seed), machine);

    /// <inheritdoc/>
    public PretrainingTask<Tensor> Prepare()
    {
        options.Validate();
        var encoder = ImageEncoder.Create(options.Encoder, options.Training.Seed);
        encoder.Precision = options.Precision;
        var protocol = new KnnOptions { Neighbours = options.Neighbours, CrossValidation = new() { Seed = options.EvaluationSeed, MaxParallelism = machine.EvaluationThreads } };
        string? notJudged = NotJudged(protocol.CrossValidation.Folds);
        return new PretrainingTask<Tensor>
        {
            Loss = options.Training.Epochs == 0 ? "untrained" : options.Loss.Name,
            Method = CreateMethod(encoder),
            Views = CreateViews(),
            Training = options.Training,
            Embed = cancellation => ImageEmbedder.Embed(encoder, data, options.Transform, machine.Device, cancellation: cancellation),
            Evaluator = notJudged is null ? new KnnEvaluator(protocol) : null,
            NotJudged = notJudged,
            OnlineEvaluator = notJudged is null ? new KnnEvaluator(protocol) : null,
            OnlineEvaluationEpochs = options.OnlineEvaluationEpochs,
            ClassNames = data.Labels?.Names ?? [],
            ModelConfig = JsonSerializer.SerializeToNode(Model, MaclJson.Options)!,
        };
    }

    private ImageModel Model => new(options.Encoder)
    {
        Mean = options.Normalisation.Mean.ToList(),
        Std = options.Normalisation.StandardDeviation.ToList(),
    };

    /// <summary>Training needs no labels, but the protocol needs some of each class.</summary>
    private string? NotJudged(int folds) => data.Labels is { } labels
        ? FoldObstacle.ToFolds(labels.Indices, labels.Names, folds)
        : "the data has no classes (no sub-folders)";

    private LearningMethod<Tensor> CreateMethod(ImageEncoder encoder)
    {
        var query = new EncoderWithHead<Tensor>(encoder, CreateHead(encoder.FeatureSize));
        var loss = options.Loss.Create();
        LearningMethod<Tensor> method = options.Method == ImageMethod.MoCo
            ? new MoCo<Tensor>(query, CreateKeyEncoder(), WithoutLabels(loss), options.ProjectionSize, options.MoCo ?? new MoCoOptions(), options.Training.Seed, Select)
            : new SimClr<Tensor>(query.Encoder, query.Head, loss, options.Loss.IsSupervised ? LabelsForTraining() : null);
        method.to(machine.Device);
        return method;
    }

    private EncoderWithHead<Tensor> CreateKeyEncoder()
    {
        var encoder = ImageEncoder.Create(options.Encoder, options.Training.Seed);
        encoder.Precision = options.Precision;
        return new EncoderWithHead<Tensor>(encoder, CreateHead(encoder.FeatureSize));
    }

    private nn.Module<Tensor, Tensor> CreateHead(int featureSize)
    {
        var head = ProjectionHead.Create(featureSize, options.ProjectionHiddenSize ?? featureSize, options.ProjectionSize);
        XavierUniform.Apply(head, RandomStreams.For(options.Training.Seed, HeadStream).NextInt64());
        return head;
    }

    private ContrastiveLoss WithoutLabels(ContrastiveLoss loss) => options.Loss.IsSupervised
        ? throw new ArgumentException($"The loss {options.Loss.Name} compares the pictures of a batch by their labels, and MoCo compares with a queue; allowed under MoCo: any other loss.", paramName: null)
        : loss;

    private IReadOnlyList<int> LabelsForTraining() => data.Labels?.Indices
        ?? throw new ArgumentException($"The loss {options.Loss.Name} needs labels in training, and {data.Name} has none; allowed: any other loss.", paramName: null);

    private ViewSource<ImageViews, Tensor> CreateViews()
    {
        var plan = new BatchPlan(data.Count, Math.Min(options.BatchSize, data.Count), options.LastBatch, options.Training.Seed);
        var maker = new ImageViewMaker(data, options.Views, options.Normalisation, options.Training.Seed, machine.AugmentationThreads);
        return new ViewSource<ImageViews, Tensor>(plan, maker, machine.Device, machine.Prefetch, options.MicroBatchSize);
    }

    private static Tensor Select(Tensor pictures, IReadOnlyList<int> rows)
    {
        using Tensor places = tensor([.. rows.Select(row => (long)row)], device: pictures.device);
        return pictures.index_select(0, places);
    }
}
