using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Runs;
using Macl.Learning.Tests.Data;
using Macl.Learning.Tests.Methods;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Runs;

/// <summary>A recipe over the toy modality: 12 samples, three steps an epoch.</summary>
public sealed record ToyRecipe : IRecipe<Tensor>
{
    public const int Samples = 12;

    public const int StepsPerEpoch = 3;

    public ToyOptions Options { get; init; } = new();

    public string Fingerprint { get; init; } = "f00d";

    public int Prefetch { get; init; }

    public int OnlineEvaluationEpochs { get; init; } = 1;

    public bool KeepsBest { get; init; }

    public string? NotJudged { get; init; }

    /// <summary>The protocols by which a run is judged, the main one first.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = ["centroid"];

    public Func<PretrainingOutcome, IReadOnlyList<ReportSection>> Sections { get; init; } = _ => [];

    public RunRecord Record => new()
    {
        Modality = "numbers",
        Method = "SimClr",
        Data = new DataRecord("toy", Path: null, Samples, Fingerprint),
        Options = JsonSerializer.SerializeToNode(Options, MaclJson.Options)!,
        Environment = EnvironmentRecord.Current(CPU),
    };

    public long Steps => (long)Options.Training.Epochs * StepsPerEpoch;

    public IRecipe<Tensor> With(Arm arm, long seed) => this with
    {
        Options = Options with
        {
            Arm = arm.Name,
            Loss = Options.Loss with { Kind = arm.Loss ?? LossKind.Macl },
            Training = Options.Training with { Seed = seed, Epochs = arm.Loss is null ? 0 : Options.Training.Epochs },
        },
    };

    public PretrainingTask<Tensor> Prepare()
    {
        long seed = Options.Training.Seed;
        var method = ToyEncoder.Method(Options.Dropout, seed, Options.Loss.Create());
        var plan = new BatchPlan(Samples, Samples / StepsPerEpoch, LastBatch.Drop, seed);
        return new PretrainingTask<Tensor>
        {
            Loss = Options.Arm,
            Method = method,
            Views = new ViewSource<(float[] First, float[] Second), Tensor>(plan, new ToyViewMaker(seed), CPU, Prefetch, Options.MicroBatchSize),
            Training = Options.Training,
            Embed = _ => Embed(method.Encoder),
            Judgement = NotJudged is null ? new Judgement<EmbeddingSet>(_ => Embed(method.Encoder), [.. Protocols.Select(name => new CentroidEvaluator(name))]) : null,
            NotJudged = NotJudged,
            OnlineJudgement = NotJudged is null ? new Judgement<EmbeddingSet>(_ => Embed(method.Encoder), new CentroidEvaluator("quick")) : null,
            OnlineEvaluationSteps = OnlineEvaluationEpochs * StepsPerEpoch,
            KeepsBest = KeepsBest,
            ClassNames = [],
            Sections = Sections,
            ModelConfig = new JsonObject { ["width"] = ToyViewMaker.Width },
        };
    }

    private static EmbeddingSet Embed(nn.Module<Tensor, Tensor> encoder)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        encoder.eval();
        var features = encoder.call(ToyViewMaker.Place(Enumerable.Range(0, Samples), CPU));
        return new EmbeddingSet(features.data<float>().ToArray(), ToyEncoder.FeatureSize, [.. Enumerable.Range(0, Samples).Select(ToyViewMaker.LabelOf)]);
    }
}
