using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>Makes optimizers from options, and names the tensors of their state.</summary>
public static class Optimizers
{
    /// <summary>An optimizer over named parameters.</summary>
    public static OptimizerHelper Create(OptimizerOptions options, IEnumerable<(string name, Parameter parameter)> parameters)
    {
        double rate = options.LearningRate;
        return options.Kind switch
        {
            OptimizerKind.Adam => optim.Adam(parameters, rate, weight_decay: options.WeightDecay),
            OptimizerKind.AdamW => optim.AdamW(parameters, rate, weight_decay: options.WeightDecay),
            OptimizerKind.Sgd => optim.SGD(parameters, rate, options.Momentum, weight_decay: options.WeightDecay),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Allowed: Adam, AdamW, Sgd."),
        };
    }

    /// <summary>
    /// Copies of all state tensors under <c>parameter.slot</c> names, such as <c>encoder.weight.exp_avg</c>; step counts as
    /// int64 scalars. The caller owns them.
    /// </summary>
    public static Dictionary<string, Tensor> ExportState(OptimizerHelper optimizer, IReadOnlyList<string> parameterNames)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var states = optimizer.state_dict().State;
        for (int i = 0; i < states.Count; i++)
        {
            foreach (var (slot, value) in Slots(states[i]))
            {
                tensors[$"{parameterNames[i]}.{slot}"] = value;
            }
        }

        return tensors;
    }

    /// <summary>Puts exported tensors back; they keep their owner.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, or has another shape or type.</exception>
    public static void ImportState(OptimizerHelper optimizer, IReadOnlyList<string> parameterNames, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGradient = no_grad();
        var states = optimizer.state_dict().State;
        foreach (var (state, name, parameter) in states.Zip(parameterNames, optimizer.parameters()))
        {
            Import(state, new SavedSlots(tensors, name, parameter));
        }
    }

    private static IEnumerable<(string Slot, Tensor Value)> Slots(OptimizerState state) => state switch
    {
        Adam.State adam => [("step", tensor(adam.step)), ("exp_avg", adam.exp_avg.clone()), ("exp_avg_sq", adam.exp_avg_sq.clone())],
        AdamW.State adamW => [("step", tensor(adamW.step)), ("exp_avg", adamW.exp_avg.clone()), ("exp_avg_sq", adamW.exp_avg_sq.clone())],
        SGD.State { momentum_buffer: { } momentum } => [("momentum_buffer", momentum.clone())],
        SGD.State => [],
        _ => throw new NotSupportedException($"The state of {state.GetType()} has no names here."),
    };

    private static void Import(OptimizerState state, SavedSlots saved)
    {
        switch (state)
        {
            case Adam.State adam:
                adam.step = saved.Step;
                adam.exp_avg.copy_(saved["exp_avg"]);
                adam.exp_avg_sq.copy_(saved["exp_avg_sq"]);
                break;
            case AdamW.State adamW:
                adamW.step = saved.Step;
                adamW.exp_avg.copy_(saved["exp_avg"]);
                adamW.exp_avg_sq.copy_(saved["exp_avg_sq"]);
                break;
            case SGD.State sgd:
                sgd.momentum_buffer?.Dispose();
                sgd.momentum_buffer = saved.Has("momentum_buffer") ? saved["momentum_buffer"].clone().DetachFromDisposeScope() : null;
                break;
        }
    }

    /// <summary>The saved state of one parameter.</summary>
    private sealed class SavedSlots(IReadOnlyDictionary<string, Tensor> tensors, string name, Parameter parameter)
    {
        public long Step => tensors.Fitting($"{name}.step", ScalarType.Int64, []).item<long>();

        public Tensor this[string slot] => tensors.Fitting($"{name}.{slot}", parameter.dtype, parameter.shape);

        public bool Has(string slot) => tensors.ContainsKey($"{name}.{slot}");
    }
}
