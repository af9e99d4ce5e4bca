using System.Text.Json.Serialization;
using Macl.Learning;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Text.Encoders;

namespace Macl.Text.Recipes;

/// <summary>
/// All that determines a run on sentences beside its data. What is null follows from where the encoder begins, as <see cref="SentenceDefaults"/> says; the record of a run
/// holds what it came to.
/// </summary>
public sealed record SentencePretrainingOptions
{
    internal const int HeadSize = 64;

    /// <summary>What is learned. Default SimCSE.</summary>
    public SentenceObjective Objective { get; init; } = SentenceObjective.SimCse;

    /// <summary>The model folder that weights and tokenizer come from. Default null: weights are drawn. A recipe leaves it out: it follows from what is given beside the data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelRecord? From { get; init; }

    /// <summary>The model folder that the tokenizer alone comes from. Default null: that of <see cref="From"/>, or one that is made from the data. A recipe leaves it out, too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelRecord? Tokenizer { get; init; }

    /// <summary>The most tokens of a vocabulary that is made from the data, 1,000 or more. Default 8,000.</summary>
    public int VocabularySize { get; init => field = OptionChecks.AtLeast(1000, value); } = 8000;

    /// <summary>Blocks of an encoder whose weights are drawn, 1 or more. Default 2.</summary>
    public int Layers { get; init => field = OptionChecks.AtLeast(1, value); } = 2;

    /// <summary>Features of such an encoder, a multiple of 64, which each of its heads has. Default 128.</summary>
    public int HiddenSize { get; init => field = value > 0 && value % HeadSize == 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"hiddenSize is {value}; allowed: a multiple of {HeadSize}."); } = 128;

    /// <summary>The most tokens of a text in training, start and end included, 3 or more. Default 32: SimCSE's.</summary>
    public int MaxTokens { get; init => field = OptionChecks.AtLeast(3, value); } = 32;

    /// <summary>How features of tokens become those of the text, cls or mean. Default null: what the folder of published weights says, or else cls; mean where weights are drawn.</summary>
    public Pooling? Pooling { get; init => field = Trainable(value); }

    /// <summary>Dropout behind embeddings and in front of each sum, and of attention weights, 0 to below 1: SimCSE's augmentation. Default null: what the encoder says, mostly .1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Dropout { get; init => field = value is null ? null : OptionChecks.Fraction(value.Value); }

    /// <summary>The part of a text's tokens that the masked language model hides, above 0 to 1. Default .15.</summary>
    public double MaskRate { get; init => field = OptionChecks.Part(value); } = .15;

    /// <summary>Texts in a batch, 2 or more. Default 64.</summary>
    public int BatchSize { get; init => field = OptionChecks.AtLeast(2, value); } = 64;

    /// <summary>The most samples that are encoded at a time, 1 or more; the loss sees the whole batch. Default null: the whole batch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MicroBatchSize { get; init => field = value is null ? null : OptionChecks.AtLeast(1, value.Value); }

    /// <summary>The loss of SimCSE. Default: MACL with τ₀ .05, α 2, A₀ .8, one-way.</summary>
    public LossOptions Loss { get; init; } = new() { Temperature = .05, Alpha = 2, AlignmentThreshold = .8, Pairing = Pairing.OneWay };

    /// <summary>In what the encoder computes. Default float32.</summary>
    public Precision Precision { get; init; }

    /// <summary>How long and with what. Default null: see <see cref="SentenceDefaults.Complete"/>.</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>Steps from one judgement while training to the next, 0 or more; 0 for none. Of SimCSE the best of these encoders is the one that is kept. Default 125: SimCSE's.</summary>
    public int EvaluationSteps { get; init => field = OptionChecks.AtLeast(0, value); } = 125;

    /// <summary>The scored pairs that the run is judged on. A recipe leaves it out: it follows from what is given beside the data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DataRecord? Judged { get; init; }

    /// <summary>The same options for an arm of a comparison.</summary>
    /// <param name="arm">Its loss, or none.</param>
    /// <param name="seed">The training seed.</param>
    public SentencePretrainingOptions With(Arm arm, long seed) => this with
    {
        Loss = arm.Loss is { } kind ? Loss with { Kind = kind, TemperaturePolicy = arm.TemperaturePolicy ?? Loss.TemperaturePolicy } : Loss,
        Training = Training! with { Seed = seed, Epochs = arm.Loss is null ? 0 : Training.Epochs },
    };

    private static Pooling? Trainable(Pooling? value) => value is not Encoders.Pooling.FirstLastMean
        ? value
        : throw new ArgumentException("pooling is first-last-mean, which sentence-transformers cannot load; allowed in training: cls, mean.", nameof(value));
}
