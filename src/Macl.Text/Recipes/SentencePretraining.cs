using System.Text.Json;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Checkpoints;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Reports.Pictures;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using Macl.Text.Methods;
using Macl.Text.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Recipes;

/// <summary>SimCSE over sentences, pairs or triplets under any loss of the family, or a masked language model over sentences.</summary>
/// <param name="data">What is learned from.</param>
/// <param name="path">Where it was read; null for the bundled sample.</param>
/// <param name="start">Where the encoder begins.</param>
/// <param name="asked">All that determines the run; what is null follows from where it begins.</param>
/// <param name="judged">The pairs that the run is judged on.</param>
/// <param name="machine">Where it runs.</param>
public sealed class SentencePretraining(SentenceDataSet data, string? path, SentenceStart start, SentencePretrainingOptions asked, JudgedPairs judged, SentenceMachine machine) : IRecipe<TokenBatch>
{
    private const long HeadStream = 1;
    private const int MostShown = 2000;
    private const int MostCounted = 20_000;
    private const int LongestShown = 80;

    private readonly SentencePretrainingOptions _options = SentenceDefaults.Complete(WithSameInputs(asked, start, judged), start);
    private long[]? _tokenCounts; // a recipe is prepared more than once

    /// <inheritdoc/>
    public RunRecord Record => new()
    {
        Modality = "sentences",
        Method = IsMasked ? nameof(MaskedLanguageModel) : nameof(SentenceObjective.SimCse),
        Data = new DataRecord(data.Name, path, data.Count, data.Fingerprint),
        Options = JsonSerializer.SerializeToNode(_options, MaclJson.Options)!,
        Environment = EnvironmentRecord.Current(machine.Device),
    };

    private bool IsMasked => _options.Objective == SentenceObjective.Mlm;

    private TrainingOptions Training => _options.Training!;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The arm has a loss, and a masked language model compares no views.</exception>
    public IRecipe<TokenBatch> With(Arm arm, long seed) => IsMasked && arm.Loss is not null
        ? throw new ArgumentException($"The arm is {arm.Name}, and the objective is mlm, which compares no views; allowed: simcse.", nameof(arm))
        : new SentencePretraining(data, path, start, _options.With(arm, seed), judged, machine);

    /// <inheritdoc/>
    public PretrainingTask<TokenBatch> Prepare()
    {
        var views = CreateViews();
        var encoder = start.Create(_options, Training.Seed);
        try
        {
            return TaskOf(encoder, views);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private PretrainingTask<TokenBatch> TaskOf(TextEncoder encoder, SentenceViewSource views)
    {
        var model = new SentenceModel(encoder, start.Tokenizer, start.ModelTokens ?? _options.MaxTokens);
        var shown = new EmbeddableSamples(data.Count, (rows, cancellation) => Embed(model, rows, cancellation)).AtMost(MostShown, Training.Seed);
        var judgement = new Judgement<ScoredPairs>(cancellation => judged.Task.Embed(model, cancellation), new StsEvaluator());
        return new PretrainingTask<TokenBatch>
        {
            Loss = Training.Epochs == 0 ? "untrained" : IsMasked ? "mlm" : _options.Loss.Name,
            Method = CreateMethod(encoder),
            Views = views,
            Training = Training,
            Embed = shown.Embed,
            Judgement = judgement,
            OnlineJudgement = judgement,
            OnlineEvaluationSteps = _options.EvaluationSteps,
            KeepsBest = !IsMasked && _options.EvaluationSteps > 0,
            ClassNames = [],
            Sections = outcome => [TextNeighbourSection.Of(outcome.Before, outcome.After, row => outcome.After.Ids![row])],
            ModelConfig = TextModelConfig.ToJson(encoder.Options),
            SaveBeside = folder => new SentenceModules(encoder.Pooling, encoder.Normalise, model.MaxTokens).Write(folder, start.Tokenizer, start.FeatureSize),
        };
    }

    private LearningMethod<TokenBatch> CreateMethod(TextEncoder encoder)
    {
        LearningMethod<TokenBatch> method = IsMasked ? CreateMasked(encoder) : CreateSimCse(encoder);
        method.to(machine.Device);
        return method;
    }

    private MaskedLanguageModel CreateMasked(TextEncoder encoder) =>
        new(encoder, HeadSeed, _tokenCounts ??= TokenCounts.Of(data, start.Tokenizer, encoder.Options.VocabularySize, _options.MaxTokens, MostCounted));

    /// <summary>The loss first: what is refused is refused before there is a head.</summary>
    private SimClr<TokenBatch> CreateSimCse(TextEncoder encoder)
    {
        var loss = _options.Loss;
        if (loss.IsSupervised)
        {
            throw new ArgumentException($"The loss {loss.Name} compares by classes, which sentences do not have here; allowed: any other loss.", paramName: null);
        }

        return data.HasHardNegatives && loss.Pairing == Pairing.TwoView
            ? throw new ArgumentException($"{data.Name} has hard negatives, which are compared with queries alone, and the pairing is twoView; allowed: oneWay.", paramName: null)
            : new SimClr<TokenBatch>(encoder, CreateHead(encoder), loss.Create());
    }

    private long HeadSeed => RandomStreams.For(Training.Seed, HeadStream).NextInt64();

    /// <summary>SimCSE's is for the first token's features alone; a mean is compared as it is.</summary>
    private nn.Module<Tensor, Tensor> CreateHead(TextEncoder encoder) =>
        encoder.Pooling == Pooling.Cls ? new SimCseHead(encoder.Options.HiddenSize, HeadSeed) : nn.Identity();

    private SentenceViewSource CreateViews()
    {
        var plan = new BatchPlan(data.Count, _options.BatchSize, LastBatch.Drop, Training.Seed);
        var views = new SentenceViewOptions { MaxTokens = _options.MaxTokens, MicroBatchSize = IsMasked ? null : _options.MicroBatchSize, Prefetch = machine.Prefetch, Device = machine.Device };
        return IsMasked
            ? SentenceViewSource.Masked(data, start.Tokenizer, plan, views, _options.MaskRate)
            : SentenceViewSource.Contrastive(data, start.Tokenizer, plan, views);
    }

    private EmbeddingSet Embed(SentenceModel model, IReadOnlyList<int> rows, CancellationToken cancellation)
    {
        string[] sentences = [.. rows.Select(row => data.Read(row).Text)];
        var embeddings = SentenceEmbedder.Embed(model, sentences, cancellation);
        return new EmbeddingSet(embeddings.Values, embeddings.Dimension, ids: [.. sentences.Select(Shortened)]);
    }

    /// <summary>Cut between characters, and not within one of two halves.</summary>
    private static string Shortened(string sentence) => sentence.Length <= LongestShown
        ? sentence
        : $"{sentence[..(char.IsHighSurrogate(sentence[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…";

    /// <summary>What the run that is gone on with began with stays as it was, wherever it lies today.</summary>
    private static SentencePretrainingOptions WithSameInputs(SentencePretrainingOptions asked, SentenceStart start, JudgedPairs judged) => asked with
    {
        From = Same(asked.From, start.From, isBegun: asked.Judged is not null),
        Tokenizer = Same(asked.Tokenizer, start.TokenizerFrom, isBegun: asked.Judged is not null),
        Judged = asked.Judged is null || asked.Judged.Fingerprint.Equals(judged.Record.Fingerprint, StringComparison.Ordinal)
            ? asked.Judged ?? judged.Record
            : throw new ArgumentException($"The run is judged on the pairs of {asked.Judged.Name}, and others were given: {judged.Record.Name}; allowed: the same.", nameof(judged)),
    };

    private static ModelRecord? Same(ModelRecord? asked, ModelRecord? given, bool isBegun)
    {
        if (asked is null)
        {
            return given is null || !isBegun ? given : throw new ArgumentException($"The run began without a model folder, and one was given: {given.Path}; allowed: none.", nameof(given));
        }

        return asked.Fingerprint.Equals(given?.Fingerprint, StringComparison.Ordinal)
            ? asked
            : throw new ArgumentException($"The run began with {asked.Path}, whose content is another now; allowed: the same.", nameof(given));
    }
}
