namespace Macl.Learning.Training;

/// <summary>What one step measured.</summary>
/// <param name="Step">Steps done, from 1.</param>
/// <param name="Epoch">The epoch that the step belongs to, from 0.</param>
/// <param name="Loss">The loss before the step's update.</param>
/// <param name="LearningRate">The rate of the update.</param>
/// <param name="Scalars">The method's measurements.</param>
public sealed record StepReport(long Step, int Epoch, double Loss, double LearningRate, IReadOnlyDictionary<string, double> Scalars);
