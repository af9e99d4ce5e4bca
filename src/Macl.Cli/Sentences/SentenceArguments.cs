using System.CommandLine;
using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Cli.Recipes;
using Macl.Learning.Training;
using Macl.Text.Encoders;
using Macl.Text.Recipes;

namespace Macl.Cli.Sentences;

/// <summary>The options of the command line that determine a run on sentences.</summary>
/// <param name="from">The option that names published weights: what follows from them is the default of others.</param>
/// <param name="tokenizer">The option that names a tokenizer.</param>
internal sealed class SentenceArguments(Option<string?> from, Option<string?> tokenizer) : IRecipeArguments<SentencePretrainingOptions>
{
    private static readonly SentencePretrainingOptions Defaults = new();

    private readonly BatchArguments _batch = new("Sentences", Text($"{Defaults.BatchSize}"));
    private readonly Option<SentenceObjective?> _objective = Options.Choice<SentenceObjective>("--objective", "What is learned: simcse, that a sentence under two draws of dropout is one sentence; mlm, which tokens are hidden, a start for simcse where there are no published weights. Default: simcse.");
    private readonly Option<int?> _layers = Options.Integer("--layers", $"Blocks of an encoder without published weights. Default: {Defaults.Layers}.", least: 1);
    private readonly Option<int?> _hiddenSize = Options.Integer("--hidden-size", $"Features of such an encoder, a multiple of 64. Default: {Defaults.HiddenSize}.", least: 64);
    private readonly Option<int?> _vocabularySize = Options.Integer("--vocabulary-size", Text($"The most tokens of a vocabulary that is made from the data. Default: {Defaults.VocabularySize}."), least: 1000);
    private readonly Option<int?> _maxTokens = Options.Integer("--max-tokens", $"The most tokens of a text in training, start and end included; of longer ones the beginning is seen. Default: {Defaults.MaxTokens}.", least: 3);
    private readonly Option<Pooling?> _pooling = Options.ChoiceExcept("--pooling", "How features of tokens become those of the text. Default: with --from what the folder says, or else cls; without it mean.", leftOut: Pooling.FirstLastMean);
    private readonly Option<double?> _dropout = Options.Number("--dropout", "The part that dropout leaves out: SimCSE's augmentation. Default: what the model says, mostly 0.1.", NumberRange.FromBelow(0, 1));
    private readonly Option<double?> _maskRate = Options.Number("--mask-rate", Text($"The part of a text's tokens that mlm hides. Default: {Defaults.MaskRate}."), NumberRange.AboveUpTo(0, 1));
    private readonly Option<Precision?> _precision = Options.Choice<Precision>("--precision", "In what the encoder computes; weights, norms and loss are float32. Default: float32.");
    private readonly Option<int?> _evaluateEvery = Options.Integer("--evaluate-every", $"Steps from one judgement while training to the next, 0 for none; of simcse the best of these encoders is kept. Default: {Defaults.EvaluationSteps}.", least: 0);

    /// <inheritdoc/>
    public LossArguments Loss { get; } = new(Defaults.Loss);

    /// <inheritdoc/>
    public TrainingArguments Training { get; } = new(SentenceDefaults.TrainingFor(SentenceObjective.SimCse, fromWeights: false), "The optimizer's peak learning rate; by simcse with --from 0.00003.", "Passes over the data; by simcse with --from 1.");

    /// <inheritdoc/>
    public IReadOnlyList<Option> All =>
    [
        _objective, _layers, _hiddenSize, _vocabularySize, _maxTokens, _pooling, _dropout, _maskRate, _precision, .. Loss.All, Training.Epochs, .. _batch.All, Training.LearningRate,
        Training.Seed, _evaluateEvery,
    ];

    /// <inheritdoc/>
    public SentencePretrainingOptions Apply(SentencePretrainingOptions recipe, ParseResult parsed)
    {
        bool fromWeights = parsed.GetValue(from) is not null;
        var objective = parsed.GetValue(_objective) ?? recipe.Objective;
        ThrowIfUnused(parsed, objective, fromWeights);
        var (batchSize, microBatchSize) = _batch.Apply(recipe.BatchSize, recipe.MicroBatchSize, parsed);
        return recipe with
        {
            Objective = objective,
            Layers = parsed.GetValue(_layers) ?? recipe.Layers,
            HiddenSize = parsed.GetValue(_hiddenSize) ?? recipe.HiddenSize,
            VocabularySize = parsed.GetValue(_vocabularySize) ?? recipe.VocabularySize,
            MaxTokens = parsed.GetValue(_maxTokens) ?? recipe.MaxTokens,
            Pooling = parsed.GetValue(_pooling) ?? recipe.Pooling,
            Dropout = parsed.GetValue(_dropout) ?? recipe.Dropout,
            MaskRate = parsed.GetValue(_maskRate) ?? recipe.MaskRate,
            Precision = parsed.GetValue(_precision) ?? recipe.Precision,
            Loss = Loss.Apply(recipe.Loss, parsed),
            Training = Training.Apply(recipe.Training ?? SentenceDefaults.TrainingFor(objective, fromWeights), parsed),
            BatchSize = batchSize!.Value,
            MicroBatchSize = microBatchSize,
            EvaluationSteps = parsed.GetValue(_evaluateEvery) ?? recipe.EvaluationSteps,
        };
    }

    private void ThrowIfUnused(ParseResult parsed, SentenceObjective objective, bool fromWeights)
    {
        ThrowIfGiven(parsed, fromWeights, [_layers, _hiddenSize, _vocabularySize], "--from says what the encoder is; allowed without --from");
        ThrowIfGiven(parsed, parsed.GetValue(tokenizer) is not null, [_vocabularySize], "--tokenizer has a vocabulary; allowed without --tokenizer");
        ThrowIfGiven(parsed, objective == SentenceObjective.Mlm, [.. Loss.All, .. _batch.All.Skip(1)], "--objective is mlm, which compares no views; allowed with simcse");
        ThrowIfGiven(parsed, objective == SentenceObjective.SimCse, [_maskRate], "--objective is not mlm; allowed with mlm");
    }

    private static void ThrowIfGiven(ParseResult parsed, bool isUnused, IReadOnlyList<Option> options, string because)
    {
        if (isUnused && parsed.FirstGiven(options) is { } given)
        {
            throw new UsageException($"{given.Name} was given, but {because}.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
