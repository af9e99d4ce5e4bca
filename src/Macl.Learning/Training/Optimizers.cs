using Macl.Learning.Training.Updates;
using TorchSharp.Modules;

namespace Macl.Learning.Training;

/// <summary>Makes optimizers from options.</summary>
public static class Optimizers
{
    /// <summary>An optimizer over named parameters, which must be where they are to be trained. The caller owns it.</summary>
    public static Optimizer Create(OptimizerOptions options, IEnumerable<(string name, Parameter parameter)> parameters) =>
        new(from named in parameters select (named.name, UpdateOf(named.parameter, options)));

    private static ParameterUpdate UpdateOf(Parameter parameter, OptimizerOptions options)
    {
        bool excluded = parameter.dim() < 2 && (options.ExcludeBiasAndNorm ?? options.Kind == OptimizerKind.Lars);
        double decay = excluded ? 0 : options.WeightDecay;
        return options.Kind switch
        {
            OptimizerKind.Adam => new AdamUpdate(parameter, decay),
            OptimizerKind.AdamW => new AdamWUpdate(parameter, decay),
            OptimizerKind.Sgd => new SgdUpdate(parameter, options.Momentum, decay),
            OptimizerKind.Lars => new LarsUpdate(parameter, options.Momentum, decay, isScaled: !excluded),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Allowed: Adam, AdamW, Sgd, Lars."),
        };
    }
}
