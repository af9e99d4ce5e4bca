using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>The training loop: the same for every modality, method and loss.</summary>
public sealed class Trainer<TInput> : IDisposable
    where TInput : IDisposable
{
    private readonly LearningMethod<TInput> _method;
    private readonly IViewSource<TInput> _views;
    private readonly TrainingOptions _options;
    private readonly IReadOnlyList<TrainingObserver> _observers;
    private readonly Optimizer _optimizer;

    /// <param name="method">Gives the loss of a step; trained in place.</param>
    /// <param name="views">Gives the views of every step.</param>
    /// <param name="options">How long and with what.</param>
    /// <param name="observers">Told of what happens, in this order.</param>
    public Trainer(LearningMethod<TInput> method, IViewSource<TInput> views, TrainingOptions options, IReadOnlyList<TrainingObserver> observers)
    {
        _method = method;
        _views = views;
        _options = options;
        _observers = observers;
        _optimizer = Optimizers.Create(options.Optimizer, TrainingState.Trainable(method));
        State = new TrainingState(method, _optimizer, views.StepsPerEpoch, (long)options.Epochs * views.StepsPerEpoch);
    }

    /// <summary>Where training stands; restore it to resume.</summary>
    public TrainingState State { get; }

    /// <summary>Trains to the end, or until cancelled: then the step in progress is finished and the observers are told.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    public void Run(CancellationToken cancellation)
    {
        Tell(observer => observer.OnStart(State));
        using var views = _views.ReadFrom(State.Step, CancellationToken.None).GetEnumerator();
        while (!State.IsComplete && !cancellation.IsCancellationRequested && views.MoveNext())
        {
            using var batch = views.Current;
            Report(Step(batch));
        }

        Tell(observer => observer.OnStop(State));
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private StepReport Step(ViewBatch<TInput> batch)
    {
        using var scope = NewDisposeScope();
        _method.train();
        double rate = _options.Optimizer.LearningRate * _options.Schedule.Factor(State.Step, State.TotalSteps);
        _optimizer.ZeroGradients();
        _method.BeforeStep(State.Step / (double)State.TotalSteps);
        var output = _method.call(batch);
        double loss = output.Loss.ReadDouble();
        TrainingDivergedException.ThrowIfNotFinite(loss, State.Step + 1, output.Scalars);
        Backpropagate(output);
        if (_options.MaxGradientNorm is { } most)
        {
            _optimizer.ClipGradients(most);
        }

        _optimizer.Step(rate);
        _method.AfterOptimizerStep();
        int epoch = (int)(State.Step / State.StepsPerEpoch);
        State.Step++;
        return new StepReport(State.Step, epoch, loss, rate, output.Scalars);
    }

    private static void Backpropagate(StepOutput output)
    {
        foreach (var scalar in output.Backpropagated)
        {
            scalar.backward();
        }
    }

    private void Report(StepReport report)
    {
        Tell(observer => observer.OnStep(State, report));
        if (State.Step % State.StepsPerEpoch == 0)
        {
            Tell(observer => observer.OnEpoch(State));
        }

        Tell(observer => observer.OnStepDone(State));
    }

    private void Tell(Action<TrainingObserver> what)
    {
        foreach (var observer in _observers)
        {
            what(observer);
        }
    }
}
