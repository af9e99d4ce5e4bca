using System.Text.Json.Serialization;
using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;

namespace Macl.Vision.Recipes;

/// <summary>
/// All that determines a run on pictures beside its data. The defaults suit a processor. What is null follows from the data, as
/// <see cref="ImageDefaults"/> says; the record of a run holds what it came to.
/// </summary>
public sealed record ImagePretrainingOptions
{
    /// <summary>How the encoder learns. Default SimCLR.</summary>
    public ImageMethod Method { get; init; } = ImageMethod.SimClr;

    /// <summary>Which network. Default: the small residual network.</summary>
    public EncoderKind Encoder { get; init; } = EncoderKind.ResNetSmall;

    /// <summary>Rows and columns of the encoder's input, 1 or more. Default null: by the data.</summary>
    public int? ImageSize { get; init => field = value is null ? null : AugmentationChecks.AtLeast(1, value.Value); }

    /// <summary>How a residual network begins. Default null: by the size of its input.</summary>
    public ResNetStem? Stem { get; init; }

    /// <summary>Rows and columns of a vision transformer's patches, 1 or more. Default null: by the size of its input.</summary>
    public int? PatchSize { get; init => field = value is null ? null : AugmentationChecks.AtLeast(1, value.Value); }

    /// <summary>Width of the projection head's hidden layer, 1 or more. Default null: that of the features.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ProjectionHiddenSize { get; init => field = value is null ? null : AugmentationChecks.AtLeast(1, value.Value); }

    /// <summary>Width of the projections, 1 or more. Default 128.</summary>
    public int ProjectionSize { get; init => field = AugmentationChecks.AtLeast(1, value); } = 128;

    /// <summary>A published set of augmentations. Default null: by method and size. Of no account where <see cref="Views"/> says more.</summary>
    public ImageAugmentationPreset? Augmentation { get; init; }

    /// <summary>How the two views are drawn, each of the encoder's size. Default null: as the set says.</summary>
    public ImageViewOptions? Views { get; init; }

    /// <summary>
    /// Whether views are made where the encoder is, whole batches at a time, instead of by the processor: for a GPU that the processor's cores
    /// cannot feed. Best for pictures of one shape; values agree to a grey level. Default false.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AugmentOnDevice { get; init; }

    /// <summary>What becomes of pixel values before the encoder sees them. Default: ImageNet's mean and standard deviation.</summary>
    public ImageNormalisation Normalisation { get; init; } = ImageNormalisation.ImageNet;

    /// <summary>Pictures in a batch, 2 or more. Default null: 256, or a quarter of small data.</summary>
    public int? BatchSize { get; init => field = value is null ? null : AugmentationChecks.AtLeast(2, value.Value); }

    /// <summary>The most pictures that are encoded at a time, 1 or more; the loss sees the whole batch. Default null: the whole batch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MicroBatchSize { get; init => field = value is null ? null : AugmentationChecks.AtLeast(1, value.Value); }

    /// <summary>What becomes of a short last batch. Default: it is dropped, since fewer negatives are another task.</summary>
    public LastBatch LastBatch { get; init; } = LastBatch.Drop;

    /// <summary>The loss. Default: MACL with τ₀ .1, α .5, A₀ 0.</summary>
    public LossOptions Loss { get; init; } = new();

    /// <summary>MoCo's own; null under SimCLR.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MoCoOptions? MoCo { get; init; }

    /// <summary>In what the encoder computes. Default float32.</summary>
    public Precision Precision { get; init; }

    /// <summary>How long and with what. Default: 30 epochs of AdamW at .002 with weight decay .0001, after a rise of 20 steps falling to 0 by a cosine.</summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Epochs = 30,
        Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = 2e-3, WeightDecay = 1e-4 },
        Schedule = new LearningRateSchedule.WarmupCosine { WarmupSteps = 20 },
    };

    /// <summary>Neighbours of kNN evaluation, 1 or more. Default null: 200, or a tenth of small data.</summary>
    public int? Neighbours { get; init => field = value is null ? null : AugmentationChecks.AtLeast(1, value.Value); }

    /// <summary>Epochs from one quick judgement (kNN on a part of the data) to the next, 0 or more; 0 for none. Default 5.</summary>
    public int OnlineEvaluationEpochs { get; init => field = AugmentationChecks.AtLeast(0, value); } = 5;

    /// <summary>The pictures that the run is judged on; null: folds of the training pictures. A recipe leaves it out: it follows from what is given beside the data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DataRecord? HeldOut { get; init; }

    /// <summary>Fixes the folds of evaluation, apart from the training seed, so that all seeds are judged on the same folds. Default 0.</summary>
    public long EvaluationSeed { get; init; }

    /// <summary>The same options for an arm of a comparison.</summary>
    /// <param name="arm">Its loss, or none.</param>
    /// <param name="seed">The training seed.</param>
    public ImagePretrainingOptions With(Arm arm, long seed) => this with
    {
        Loss = arm.Loss is { } kind ? Loss with { Kind = kind, TemperaturePolicy = arm.TemperaturePolicy ?? Loss.TemperaturePolicy } : Loss,
        Training = Training with { Seed = seed, Epochs = arm.Loss is null ? 0 : Training.Epochs },
    };
}
