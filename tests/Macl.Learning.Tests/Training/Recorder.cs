using Macl.Learning.Training;

namespace Macl.Learning.Tests.Training;

/// <summary>Remembers what it is told, and does something on the way.</summary>
public sealed class Recorder(string name, List<string> events) : TrainingObserver
{
    public List<StepReport> Reports { get; } = [];

    public Action<TrainingState> AfterStep { get; init; } = _ => { };

    public override void OnStart(TrainingState state) => events.Add($"{name} start {state.Step}");

    public override void OnStep(TrainingState state, StepReport report)
    {
        Reports.Add(report);
        events.Add($"{name} step {report.Step} of epoch {report.Epoch}");
        AfterStep(state);
    }

    public override void OnEpoch(TrainingState state) => events.Add($"{name} epochs {state.EpochsDone}");

    public override void OnStepDone(TrainingState state) => events.Add($"{name} done {state.Step}");

    public override void OnStop(TrainingState state) => events.Add($"{name} stop {state.Step}");
}
