using System.Globalization;

namespace Macl.Learning.Training;

/// <summary>The loss of a step was not a finite number, so that its update would have destroyed the weights.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>With a message that names the step.</summary>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    internal static void ThrowIfNotFinite(double loss, long step, IReadOnlyDictionary<string, double> scalars)
    {
        if (!double.IsFinite(loss))
        {
            string temperature = scalars.TryGetValue("temperature", out double value) ? value.ToString(CultureInfo.InvariantCulture) : "unknown";
            throw new TrainingDivergedException($"The loss of step {step} is {loss} (temperature {temperature}): lower the learning rate or raise the temperature.");
        }
    }
}
