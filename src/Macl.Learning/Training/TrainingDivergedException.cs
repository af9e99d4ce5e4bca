using System.Globalization;
using Macl.Learning.Evaluation;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>Training left the finite numbers: in a loss, in the weights, or in the embeddings.</summary>
public sealed class TrainingDivergedException : Exception
{
    private const string Remedy = "lower the learning rate or raise the temperature";

    /// <summary>With a message that says where it showed.</summary>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    internal TrainingDivergedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Before the update: it would destroy the weights.</summary>
    internal static void ThrowIfNotFinite(double loss, long step, IReadOnlyDictionary<string, double> scalars)
    {
        if (!double.IsFinite(loss))
        {
            string temperature = scalars.TryGetValue("temperature", out double value) ? $" (temperature {Text(value)})" : "";
            throw new TrainingDivergedException($"Training diverged: the loss of step {step} is {Text(loss)}{temperature}; {Remedy}.");
        }
    }

    /// <summary>Before weights and buffers are kept.</summary>
    internal static void ThrowIfNotFinite(IReadOnlyDictionary<string, Tensor> model, long step)
    {
        foreach (var (name, tensor) in model)
        {
            using var scope = NewDisposeScope();
            if (!tensor.isfinite().all().item<bool>())
            {
                throw new TrainingDivergedException($"Training diverged: {name} is not finite after step {step}; {Remedy}.");
            }
        }
    }

    /// <summary>Embeddings of an encoder that has been trained.</summary>
    internal static TrainingDivergedException Of(EmbeddingsNotFiniteException problem) =>
        new($"Training diverged: in the encoder's embeddings, {problem.What}; {Remedy}.", problem);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
