using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>All that a run needs to go on from where it stands.</summary>
/// <param name="method">The method with its weights and buffers.</param>
/// <param name="optimizer">The optimizer over the method's parameters.</param>
/// <param name="stepsPerEpoch">Steps in a pass over the data.</param>
/// <param name="totalSteps">Steps in the whole run.</param>
public sealed class TrainingState(nn.Module method, Optimizer optimizer, int stepsPerEpoch, long totalSteps)
{
    /// <summary>Steps done.</summary>
    public long Step { get; internal set; }

    /// <summary>Steps in the whole run.</summary>
    public long TotalSteps => totalSteps;

    /// <summary>Steps in a pass over the data.</summary>
    public int StepsPerEpoch => stepsPerEpoch;

    /// <summary>Whole epochs done.</summary>
    public int EpochsDone => (int)(Step / stepsPerEpoch);

    /// <summary>Whether all steps are done.</summary>
    public bool IsComplete => Step >= totalSteps;

    /// <summary>The method with its weights and buffers.</summary>
    public nn.Module Method => method;

    /// <summary>Copies of weights and buffers by name. The caller owns them.</summary>
    public Dictionary<string, Tensor> ExportModel() => ModuleState.Export(method);

    /// <summary>Copies of the optimizer's state by name. The caller owns them.</summary>
    public Dictionary<string, Tensor> ExportOptimizer() => optimizer.ExportState();

    /// <summary>Goes back to a saved position.</summary>
    /// <exception cref="InvalidDataException">The tensors do not fit this method, or the step is not of this run.</exception>
    public void Restore(long step, IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizerState)
    {
        if (step < 0 || step > totalSteps)
        {
            throw new InvalidDataException($"Step {step} is not one of the run's {totalSteps}");
        }

        ModuleState.Import(method, model);
        optimizer.ImportState(optimizerState);
        Step = step;
    }

    internal static IEnumerable<(string name, Parameter parameter)> Trainable(nn.Module method) =>
        method.named_parameters().Where(named => named.parameter.requires_grad);
}
