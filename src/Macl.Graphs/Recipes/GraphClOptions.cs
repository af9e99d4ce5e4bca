using System.Text.Json.Serialization;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Features;
using Macl.Learning;
using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;

namespace Macl.Graphs.Recipes;

/// <summary>
/// All that determines a GraphCL run beside its data. The defaults are the protocol of GraphCL's authors for the TU data sets
/// (You et al., NeurIPS 2020) with MACL in the place of their loss.
/// </summary>
public sealed record GraphClOptions
{
    /// <summary>What the encoder sees of a node. Default: one-hot node labels, or a constant where there are none.</summary>
    public NodeFeatures NodeFeatures { get; init; } = NodeFeatures.Labels;

    /// <summary>GIN layers, 1 or more. Default 3.</summary>
    public int Layers { get; init => field = OptionChecks.AtLeast(1, value); } = 3;

    /// <summary>Features of a node after each layer, 1 or more. Default 32: embeddings of 96.</summary>
    public int HiddenSize { get; init => field = OptionChecks.AtLeast(1, value); } = 32;

    /// <summary>How the two views are drawn.</summary>
    public GraphAugmentationOptions Augmentation { get; init; } = new();

    /// <summary>Graphs in a batch, 2 or more. Default 128.</summary>
    public int BatchSize { get; init => field = OptionChecks.AtLeast(2, value); } = 128;

    /// <summary>The most graphs that are encoded at a time, 1 or more; the loss sees the whole batch. Default null: the whole batch.</summary>
    /// <remarks>Not written where it is null, so that records and recipes from before there was such an option describe the same run.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MicroBatchSize { get; init; }

    /// <summary>What becomes of a short last batch. Default: it is kept, as in the authors' code; a small data set would lose a good part of each epoch otherwise.</summary>
    public LastBatch LastBatch { get; init; } = LastBatch.Keep;

    /// <summary>The loss. Default: MACL with τ₀ .2 (GraphCL's temperature), one-way as in GraphCL; α 2 and A₀ .5 by a search on DD (docs/results/graphs.md).</summary>
    public LossOptions Loss { get; init; } = new() { Temperature = 0.2, Alpha = 2, AlignmentThreshold = 0.5, Pairing = Pairing.OneWay };

    /// <summary>How long and with what. Default: 20 epochs of Adam at .01; seed 0.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 20, Optimizer = new() { LearningRate = 0.01 } };

    /// <summary>Epochs from one quick judgement (kNN) to the next, 0 or more; 0 for none. Default 2.</summary>
    public int OnlineEvaluationEpochs { get; init => field = OptionChecks.AtLeast(0, value); } = 2;

    /// <summary>Fixes the folds of evaluation, apart from the training seed, so that all seeds are judged on the same folds. Default 0.</summary>
    public long EvaluationSeed { get; init; }

    /// <summary>The same options for an arm of a comparison.</summary>
    public GraphClOptions With(Arm arm, long seed) => this with
    {
        Loss = arm.Loss is { } kind ? Loss with { Kind = kind, TemperaturePolicy = arm.TemperaturePolicy ?? Loss.TemperaturePolicy } : Loss,
        Training = Training with { Seed = seed, Epochs = arm.Loss is null ? 0 : Training.Epochs },
    };
}
