namespace Macl.Learning.Training;

/// <summary>Told of what happens in training; observers are told in their order. Base of progress, metrics, evaluation and checkpoints.</summary>
public abstract class TrainingObserver
{
    /// <summary>Before the first step, and before the first step after a resumption.</summary>
    public virtual void OnStart(TrainingState state)
    {
    }

    /// <summary>After every step.</summary>
    public virtual void OnStep(TrainingState state, StepReport report)
    {
    }

    /// <summary>After the last step of every epoch, behind that step's <see cref="OnStep"/>.</summary>
    public virtual void OnEpoch(TrainingState state)
    {
    }

    /// <summary>After the observers have heard of a step and, where one ended, of its epoch: everything to be remembered is there.</summary>
    public virtual void OnStepDone(TrainingState state)
    {
    }

    /// <summary>Once, when training ends or is interrupted; not when it fails.</summary>
    public virtual void OnStop(TrainingState state)
    {
    }
}
