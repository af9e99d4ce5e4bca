namespace Macl.Learning.Training;

/// <summary>Judges the encoder every few epochs while it learns. Evaluation changes neither weights nor random states.</summary>
/// <param name="everyEpochs">0 never evaluates.</param>
/// <param name="evaluate">Measures the encoder as it is now.</param>
/// <param name="metrics">Where the measurements are written.</param>
public sealed class EvaluationObserver(int everyEpochs, Func<IReadOnlyDictionary<string, double>> evaluate, MetricsFile metrics) : TrainingObserver
{
    /// <inheritdoc/>
    public override void OnStart(TrainingState state)
    {
        if (state.Step == 0 && everyEpochs > 0)
        {
            metrics.WriteEvaluation(state, evaluate());
        }
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingState state)
    {
        if (everyEpochs > 0 && (state.EpochsDone % everyEpochs == 0 || state.IsComplete))
        {
            metrics.WriteEvaluation(state, evaluate());
        }
    }
}
