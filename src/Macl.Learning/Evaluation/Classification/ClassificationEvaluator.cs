using System.Globalization;
using Macl.Learning.Methods;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Evaluation;

/// <summary>
/// Accuracy of an encoder that a linear layer is put on, after training with labels: of the layer alone (the linear probe by SGD, with
/// augmentation), or of all (fine-tuning).
/// </summary>
/// <remarks>libtorch's random numbers for the processor, which dropout draws, are fixed by the seed meanwhile and go on afterwards as if nothing had been drawn.</remarks>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="options">What is trained, and how.</param>
/// <param name="observers">Told of the training, such as a progress display.</param>
public sealed class ClassificationEvaluator<TInput>(ClassificationOptions options, IReadOnlyList<TrainingObserver> observers) : IEvaluator<ClassificationTask<TInput>>
    where TInput : IDisposable
{
    /// <summary>Without observers.</summary>
    public ClassificationEvaluator(ClassificationOptions options)
        : this(options, [])
    {
    }

    /// <inheritdoc/>
    public string Name => options.FrozenEncoder ? "sgdProbe" : "fineTuning";

    /// <summary>The accuracy on the test batches.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(ClassificationTask<TInput> input, CancellationToken cancellation = default)
    {
        var before = RandomState.Take(CPU);
        try
        {
            random.manual_seed(options.Training.Seed).Dispose();
            using var method = new Classification<TInput>(input.CreateEncoder(), input.FeatureSize, input.Classes, input.Labels, options.FrozenEncoder, options.Training.Seed);
            Train(method, input, cancellation);
            return Judge(method, input, cancellation);
        }
        finally
        {
            before.Replay();
        }
    }

    private void Train(Classification<TInput> method, ClassificationTask<TInput> input, CancellationToken cancellation)
    {
        using var trainer = new Trainer<TInput>(method, input.Views, options.Training, observers);
        trainer.Run(cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private EvaluationReport Judge(Classification<TInput> method, ClassificationTask<TInput> input, CancellationToken cancellation)
    {
        int right = 0;
        int all = 0;
        foreach (var batch in input.TestBatches())
        {
            using (batch)
            {
                cancellation.ThrowIfCancellationRequested();
                right += method.Predict(batch.Input).Zip(batch.Labels).Count(pair => pair.First == pair.Second);
                all += batch.Labels.Count;
            }
        }

        return all == 0
            ? throw new ArgumentException("There are no test samples; at least one is needed.", nameof(input))
            : new EvaluationReport(Protocol(input, all), [new Metric("accuracy", [(double)right / all])], []);
    }

    private string Protocol(ClassificationTask<TInput> input, int testSamples)
    {
        var (training, optimizer) = (options.Training, options.Training.Optimizer);
        string what = options.FrozenEncoder ? "Linear layer on the frozen encoder" : "Linear layer and encoder, fine-tuned";
        string momentum = optimizer.Kind == OptimizerKind.Sgd ? $", momentum {Text(optimizer.Momentum)}" : "";
        string schedule = training.Schedule is LearningRateSchedule.WarmupCosine cosine ? $" falling by half a cosine after {cosine.WarmupSteps} steps" : "";
        return $"{what}: {optimizer.Kind}, {training.Epochs} epochs, learning rate {Text(optimizer.LearningRate)}{schedule}{momentum}, weight decay {Text(optimizer.WeightDecay)}; "
            + $"{input.TrainingSamples} samples of {input.Classes} classes to learn from, {testSamples} to judge on, seed {training.Seed}";
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
