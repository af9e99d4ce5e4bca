using System.CommandLine;
using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Features;
using Macl.Graphs.Recipes;
using Macl.Learning.Methods;
using Macl.Losses;

namespace Macl.Cli.Graphs;

/// <summary>The options of the command line that determine a GraphCL run.</summary>
internal sealed class GraphClArguments
{
    private static readonly GraphClOptions Defaults = new();

    private readonly Option<string?> _recipe = Options.Text("--recipe", "A JSON file of options, as 'options' in run.json; the options given here go before it.", "FILE");
    private readonly Option<LossKind?> _loss = CommonOptions.Loss();
    private readonly Option<double?> _temperature = Options.Number("--temperature", $"The temperature τ₀. Default: {Defaults.Loss.Temperature}.", NumberRange.AtLeast(TemperaturePolicy.Smallest));
    private readonly Option<double?> _alpha = Options.Number("--alpha", $"MACL's α: how strongly the temperature follows the alignment. Default: {Defaults.Loss.Alpha}.", NumberRange.AtLeast(0));
    private readonly Option<double?> _threshold = Options.Number("--alignment-threshold", $"MACL's A₀: the alignment at which the temperature is τ₀. Default: {Defaults.Loss.AlignmentThreshold}.", NumberRange.Within(-1, 1));
    private readonly Option<Pairing?> _pairing = CommonOptions.Pairing("one-way");
    private readonly LossFamilyArguments _family = new();
    private readonly Option<int?> _epochs = Options.Integer("--epochs", $"Passes over the data. Default: {Defaults.Training.Epochs}.", least: 0);
    private readonly Option<int?> _batchSize = Options.Integer("--batch-size", $"Graphs in a batch. Default: {Defaults.BatchSize}.", least: 2).Or("--global-batch-size");
    private readonly Option<int?> _microBatchSize = Options.Integer("--micro-batch-size", "Graphs encoded at a time; the loss sees the whole batch. Default: the whole batch.", least: 1);
    private readonly Option<double?> _learningRate = Options.Number("--learning-rate", $"Adam's learning rate. Default: {Defaults.Training.Optimizer.LearningRate}.", NumberRange.Above(0));
    private readonly Option<GraphAugmentation?> _augmentation = Options.Choice("--augmentation", "How the second view is drawn. Default: random4, one of all four.", [.. Enum.GetValues<GraphAugmentation>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))]);
    private readonly Option<NodeFeatures?> _features = Options.Choice("--node-features", "What the encoder sees of a node. Default: labels, or a constant where there are none.", [.. Enum.GetValues<NodeFeatures>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))]);
    private readonly Option<int?> _seed = Options.Integer("--seed", "Fixes initial weights, data order and views. Default: 0.");
    private readonly Option<int?> _evaluateEvery = Options.Integer("--evaluate-every", $"Epochs from one quick kNN judgement to the next; 0 for none. Default: {Defaults.OnlineEvaluationEpochs}.", least: 0);

    /// <summary>For a single run.</summary>
    public IReadOnlyList<Option> OfRun => [_recipe, _loss, _temperature, _alpha, _threshold, _pairing, .. _family.All, _epochs, _batchSize, _microBatchSize, _learningRate, _augmentation, _features, _seed, _evaluateEvery];

    /// <summary>For a comparison, whose arms and seeds are its own.</summary>
    public IReadOnlyList<Option> OfComparison => [.. OfRun.Where(option => option != _loss && option != _seed)];

    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    /// <exception cref="InvalidDataException">The recipe cannot be read.</exception>
    public GraphClOptions Read(ParseResult parsed)
    {
        var recipe = parsed.GetValue(_recipe) is { } path ? ReadRecipe(path) : Defaults;
        return recipe with
        {
            Loss = _family.Apply(recipe.Loss, parsed) with
            {
                Kind = parsed.GetValue(_loss) ?? recipe.Loss.Kind,
                Temperature = parsed.GetValue(_temperature) ?? recipe.Loss.Temperature,
                Alpha = parsed.GetValue(_alpha) ?? recipe.Loss.Alpha,
                AlignmentThreshold = parsed.GetValue(_threshold) ?? recipe.Loss.AlignmentThreshold,
                Pairing = parsed.GetValue(_pairing) ?? recipe.Loss.Pairing,
            },
            Training = recipe.Training with
            {
                Epochs = parsed.GetValue(_epochs) ?? recipe.Training.Epochs,
                Seed = parsed.GetValue(_seed) ?? recipe.Training.Seed,
                Optimizer = recipe.Training.Optimizer with { LearningRate = parsed.GetValue(_learningRate) ?? recipe.Training.Optimizer.LearningRate },
            },
            BatchSize = parsed.GetValue(_batchSize) ?? recipe.BatchSize,
            MicroBatchSize = parsed.GetValue(_microBatchSize) ?? recipe.MicroBatchSize,
            Augmentation = recipe.Augmentation with { Second = parsed.GetValue(_augmentation) ?? recipe.Augmentation.Second },
            NodeFeatures = parsed.GetValue(_features) ?? recipe.NodeFeatures,
            OnlineEvaluationEpochs = parsed.GetValue(_evaluateEvery) ?? recipe.OnlineEvaluationEpochs,
        };
    }

    private static GraphClOptions ReadRecipe(string path) => File.Exists(path)
        ? GraphClFile.Read(path)
        : throw new UsageException($"--recipe is '{path}', but there is no such file; allowed: a JSON file of options.");
}
