namespace Macl.Learning.Training;

/// <summary>Judges the encoder as it begins, every few steps while it learns, and at the end. Evaluation changes neither weights nor random states.</summary>
/// <param name="everySteps">0 never evaluates.</param>
/// <param name="evaluate">Measures the encoder as it is now.</param>
/// <param name="metrics">Where the measurements are written.</param>
public sealed class EvaluationObserver(long everySteps, Func<TrainingState, IReadOnlyDictionary<string, double>> evaluate, MetricsFile metrics) : TrainingObserver
{
    /// <inheritdoc/>
    public override void OnStart(TrainingState state)
    {
        if (state.Step == 0 && everySteps > 0)
        {
            metrics.WriteEvaluation(state, evaluate(state));
        }
    }

    /// <inheritdoc/>
    public override void OnStepDone(TrainingState state)
    {
        if (everySteps > 0 && (state.Step % everySteps == 0 || state.IsComplete))
        {
            metrics.WriteEvaluation(state, evaluate(state));
        }
    }
}
