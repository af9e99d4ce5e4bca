using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Recipes;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Features;
using Macl.Graphs.Recipes;

namespace Macl.Cli.Graphs;

/// <summary>The options of the command line that determine a GraphCL run.</summary>
internal sealed class GraphClArguments : IRecipeArguments<GraphClOptions>
{
    private static readonly GraphClOptions Defaults = new();

    private readonly BatchArguments _batch = new("Graphs", $"{Defaults.BatchSize}");
    private readonly Option<GraphAugmentation?> _augmentation = Options.Choice<GraphAugmentation>("--augmentation", "How the second view is drawn. Default: random4, one of all four.");
    private readonly Option<NodeFeatures?> _features = Options.Choice<NodeFeatures>("--node-features", "What the encoder sees of a node. Default: labels, or a constant where there are none.");
    private readonly Option<int?> _evaluateEvery = Options.Integer("--evaluate-every", $"Epochs from one quick kNN judgement to the next; 0 for none. Default: {Defaults.OnlineEvaluationEpochs}.", least: 0);

    /// <inheritdoc/>
    public LossArguments Loss { get; } = new(Defaults.Loss);

    /// <inheritdoc/>
    public TrainingArguments Training { get; } = new(Defaults.Training, "Adam's learning rate.");

    /// <inheritdoc/>
    public IReadOnlyList<Option> All => [.. Loss.All, Training.Epochs, .. _batch.All, Training.LearningRate, _augmentation, _features, Training.Seed, _evaluateEvery];

    /// <inheritdoc/>
    public GraphClOptions Apply(GraphClOptions recipe, ParseResult parsed)
    {
        var (batchSize, microBatchSize) = _batch.Apply(recipe.BatchSize, recipe.MicroBatchSize, parsed);
        return recipe with
        {
            Loss = Loss.Apply(recipe.Loss, parsed),
            Training = Training.Apply(recipe.Training, parsed),
            BatchSize = batchSize ?? recipe.BatchSize,
            MicroBatchSize = microBatchSize,
            Augmentation = recipe.Augmentation with { Second = parsed.GetValue(_augmentation) ?? recipe.Augmentation.Second },
            NodeFeatures = parsed.GetValue(_features) ?? recipe.NodeFeatures,
            OnlineEvaluationEpochs = parsed.GetValue(_evaluateEvery) ?? recipe.OnlineEvaluationEpochs,
        };
    }
}
