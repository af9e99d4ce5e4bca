using Macl.Learning.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using OptimizerOptions = Macl.Learning.Training.OptimizerOptions;

namespace Macl.Learning.Tests.Training;

/// <summary>The framework's own optimizers: the oracle of ours.</summary>
public static class TorchSharpOptimizers
{
    public static OptimizerHelper Create(OptimizerOptions options, IEnumerable<(string name, Parameter parameter)> weights) => options.Kind switch
    {
        OptimizerKind.Adam => optim.Adam(weights, options.LearningRate, weight_decay: options.WeightDecay),
        OptimizerKind.AdamW => optim.AdamW(weights, options.LearningRate, weight_decay: options.WeightDecay),
        _ => optim.SGD(weights, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay),
    };
}
