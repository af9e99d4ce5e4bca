using Macl.Learning.Training.Updates;
using TorchSharp.Modules;

namespace Macl.Learning.Training;

/// <summary>Makes optimizers from options.</summary>
public static class Optimizers
{
    /// <summary>An optimizer over named parameters, which must be where they are to be trained. The caller owns it.</summary>
    public static Optimizer Create(OptimizerOptions options, IEnumerable<(string name, Parameter parameter)> parameters) =>
        new(from named in parameters select (named.name, UpdateOf(named.parameter, options)));

    /// <summary>Here a parameter gets its numbers: the place to give biases and norms others than weights.</summary>
    private static ParameterUpdate UpdateOf(Parameter parameter, OptimizerOptions options) => options.Kind switch
    {
        OptimizerKind.Adam => new AdamUpdate(parameter, options.WeightDecay),
        OptimizerKind.AdamW => new AdamWUpdate(parameter, options.WeightDecay),
        OptimizerKind.Sgd => new SgdUpdate(parameter, options.Momentum, options.WeightDecay),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Allowed: Adam, AdamW, Sgd."),
    };
}
