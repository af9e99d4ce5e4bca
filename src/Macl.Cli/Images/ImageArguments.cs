using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Recipes;
using Macl.Learning.Methods;
using Macl.Learning.Training;
using Macl.Vision.Augmentations;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>The options of the command line that determine a run on pictures.</summary>
internal sealed class ImageArguments : IRecipeArguments<ImagePretrainingOptions>
{
    private static readonly ImagePretrainingOptions Defaults = new();
    private static readonly MoCoOptions MoCoDefaults = new();

    private readonly BatchArguments _batch = new("Pictures", "256, or a quarter of small data");
    private readonly Option<ImageMethod?> _method = Options.Choice<ImageMethod>("--method", "How the encoder learns. Default: simclr.");
    private readonly Option<EncoderKind?> _encoder = Options.Choice<EncoderKind>("--encoder", "Which network. Default: the small residual network.");
    private readonly Option<int?> _imageSize = Options.Integer("--image-size", $"Rows and columns of the encoder's input. Default: {ImageDefaults.SmallSize} for small pictures, {ImageDefaults.PhotoSize} for photos.", least: 1);
    private readonly Option<ImageAugmentationPreset?> _augmentation = Options.ChoiceExcept(
        "--augmentation", "A published set of augmentations. Default: by method and size.", leftOut: ImageAugmentationPreset.LinearProbe);
    private readonly Option<bool> _augmentOnDevice = Options.Flag("--augment-on-device", "Make the views where the encoder is, for a GPU that the processor's cores cannot feed; best for pictures of one shape.");
    private readonly Option<Precision?> _precision = Options.Choice<Precision>("--precision", "In what the encoder computes; weights, norms and loss are float32. Default: float32.");
    private readonly Option<int?> _queueSize = Options.Integer("--queue-size", $"MoCo's past keys. Default: {MoCoDefaults.QueueSize}.", least: 1);
    private readonly Option<double?> _momentum = Options.Number("--momentum", $"MoCo's: how much of its weights the momentum encoder keeps. Default: {MoCoDefaults.Momentum}.", NumberRange.FromBelow(0, 1));
    private readonly Option<OptimizerKind?> _optimizer = Options.Choice<OptimizerKind>("--optimizer", "With what weights are moved. Default: adamW.");
    private readonly Option<int?> _evaluateEvery = Options.Integer("--evaluate-every", $"Epochs from one quick kNN judgement to the next; 0 for none. Default: {Defaults.OnlineEvaluationEpochs}.", least: 0);

    /// <inheritdoc/>
    public LossArguments Loss { get; } = new(Defaults.Loss);

    /// <inheritdoc/>
    public TrainingArguments Training { get; } = new(Defaults.Training, "The optimizer's peak learning rate.");

    /// <inheritdoc/>
    public IReadOnlyList<Option> All =>
    [
        _method, _encoder, _imageSize, _augmentation, _augmentOnDevice, _precision, .. Loss.All, Training.Epochs, .. _batch.All, _optimizer, Training.LearningRate,
        _queueSize, _momentum, Training.Seed, _evaluateEvery,
    ];

    /// <inheritdoc/>
    public ImagePretrainingOptions Apply(ImagePretrainingOptions recipe, ParseResult parsed)
    {
        var (batchSize, microBatchSize) = _batch.Apply(recipe.BatchSize, recipe.MicroBatchSize, parsed);
        var method = parsed.GetValue(_method) ?? recipe.Method;
        var training = Training.Apply(recipe.Training, parsed);
        return Drawn(Sized(recipe, parsed), parsed) with
        {
            Method = method,
            Encoder = parsed.GetValue(_encoder) ?? recipe.Encoder,
            AugmentOnDevice = parsed.GetValue(_augmentOnDevice) || recipe.AugmentOnDevice,
            Precision = parsed.GetValue(_precision) ?? recipe.Precision,
            Loss = Loss.Apply(recipe.Loss, parsed),
            Training = training with { Optimizer = training.Optimizer with { Kind = OptimizerKindOf(recipe, parsed) } },
            BatchSize = batchSize,
            MicroBatchSize = microBatchSize,
            MoCo = MoCo(recipe.MoCo, method, parsed),
            OnlineEvaluationEpochs = parsed.GetValue(_evaluateEvery) ?? recipe.OnlineEvaluationEpochs,
        };
    }

    /// <summary>Another size than the recipe's leaves what followed from it open again.</summary>
    private ImagePretrainingOptions Sized(ImagePretrainingOptions recipe, ParseResult parsed) => parsed.GetValue(_imageSize) is { } size && size != recipe.ImageSize
        ? recipe with { ImageSize = size, Stem = null, PatchSize = null, Views = null }
        : recipe;

    private ImagePretrainingOptions Drawn(ImagePretrainingOptions recipe, ParseResult parsed) =>
        parsed.GetValue(_augmentation) is { } preset ? recipe with { Augmentation = preset, Views = null } : recipe;

    /// <summary>A learning rate for one kind says nothing about another.</summary>
    private OptimizerKind OptimizerKindOf(ImagePretrainingOptions recipe, ParseResult parsed)
    {
        var before = recipe.Training.Optimizer.Kind;
        var kind = parsed.GetValue(_optimizer) ?? before;
        return kind is OptimizerKind.Sgd or OptimizerKind.Lars && kind != before && !parsed.IsGiven(Training.LearningRate)
            ? throw new UsageException($"--optimizer was given without --learning-rate, and the default is for AdamW; allowed: both. Usual for a batch of 256: 0.1 with sgd, 0.3 with lars.")
            : kind;
    }

    private MoCoOptions? MoCo(MoCoOptions? recipe, ImageMethod method, ParseResult parsed)
    {
        if (method != ImageMethod.MoCo)
        {
            return parsed.FirstGiven([_queueSize, _momentum]) is { } given
                ? throw new UsageException($"{given.Name} was given, but --method is not moco; allowed with moco.")
                : null;
        }

        if (parsed.IsGiven(Loss.Pairing))
        {
            throw new UsageException($"{Loss.Pairing.Name} was given, but with --method moco a view's negatives are the queue; allowed with simclr.");
        }

        var options = recipe ?? MoCoDefaults;
        return options with { QueueSize = parsed.GetValue(_queueSize) ?? options.QueueSize, Momentum = parsed.GetValue(_momentum) ?? options.Momentum };
    }
}
