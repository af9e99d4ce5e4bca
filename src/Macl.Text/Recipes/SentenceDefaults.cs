using Macl.Learning.Training;
using Macl.Text.Encoders;

namespace Macl.Text.Recipes;

/// <summary>Options that follow from where an encoder begins, for somebody who gives none.</summary>
public static class SentenceDefaults
{
    private const double MostGradientNorm = 1;

    /// <summary>The same options with a value for all that is null.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="start">Where the encoder begins.</param>
    /// <exception cref="ArgumentException">The encoder does not take texts of so many tokens, or a masked language model is to be encoded in parts.</exception>
    public static SentencePretrainingOptions Complete(SentencePretrainingOptions options, SentenceStart start)
    {
        if (options.MaxTokens > start.MostTokens)
        {
            throw new ArgumentException($"maxTokens is {options.MaxTokens}, and the encoder has positions for {start.MostTokens}; allowed: no more than that.", nameof(options));
        }

        if (options.Objective == SentenceObjective.Mlm && options.MicroBatchSize is { } part)
        {
            throw new ArgumentException($"microBatchSize is {part}, and the objective is mlm, which compares no views; allowed: with simcse.", nameof(options));
        }

        bool fromWeights = start.From is not null;
        return options with
        {
            Pooling = options.Pooling ?? start.Pooling ?? Pooling.Mean,
            Training = options.Training ?? TrainingFor(options.Objective, fromWeights),
        };
    }

    /// <summary>
    /// SimCSE on published weights: an epoch of AdamW at .00003 falling to 0 in a straight line, as its authors train. Everything else: five epochs at .0005 with weight decay .01,
    /// of which biases and norms are left out, after a rise of 100 steps. In both the norm of the gradients is at most 1, as in Hugging Face's trainer.
    /// </summary>
    public static TrainingOptions TrainingFor(SentenceObjective objective, bool fromWeights) => objective == SentenceObjective.SimCse && fromWeights
        ? new()
        {
            Epochs = 1,
            Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = 3e-5 },
            Schedule = new LearningRateSchedule.WarmupLinear(),
            MaxGradientNorm = MostGradientNorm,
        }
        : new()
        {
            Epochs = 5,
            Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = 5e-4, WeightDecay = .01, ExcludeBiasAndNorm = true },
            Schedule = new LearningRateSchedule.WarmupLinear { WarmupSteps = 100 },
            MaxGradientNorm = MostGradientNorm,
        };
}
