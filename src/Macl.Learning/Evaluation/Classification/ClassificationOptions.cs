using Macl.Learning.Training;

namespace Macl.Learning.Evaluation;

/// <summary>How an encoder is judged by training with labels.</summary>
public sealed record ClassificationOptions
{
    /// <summary>
    /// A linear layer on the frozen encoder, by SGD: 90 epochs, learning rate 0.1 falling by half a cosine, momentum 0.9, no weight decay.
    /// Epochs and rate are those of Chen et al. (SimCLR, 2020), whose rate is 0.1 for each 256 samples of a batch, with Nesterov's momentum.
    /// </summary>
    public static ClassificationOptions LinearProbe { get; } = new();

    /// <summary>
    /// All of the encoder with a linear layer, by SGD: 60 epochs, learning rate 0.05 falling by half a cosine, momentum 0.9, no weight decay.
    /// Epochs and rate are those of the same paper for 1 % of the labels, and its rate is 0.05 for each 256 samples of a batch.
    /// </summary>
    public static ClassificationOptions FineTuning { get; } = new() { FrozenEncoder = false, Training = Sgd(epochs: 60, learningRate: 0.05) };

    /// <summary>Whether the encoder stays as it is. Default true: a linear probe; false: fine-tuning.</summary>
    public bool FrozenEncoder { get; init; } = true;

    /// <summary>How long and with what. Default: that of <see cref="LinearProbe"/>.</summary>
    public TrainingOptions Training { get; init; } = Sgd(epochs: 90, learningRate: 0.1);

    private static TrainingOptions Sgd(int epochs, double learningRate) => new()
    {
        Epochs = epochs,
        Optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = learningRate },
        Schedule = new LearningRateSchedule.WarmupCosine(),
    };
}
