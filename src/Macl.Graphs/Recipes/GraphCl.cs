using System.Text.Json;
using Macl.Graphs.Augmentations;
using Macl.Graphs.Batches;
using Macl.Graphs.Encoders;
using Macl.Graphs.Features;
using Macl.Inputs.Graphs;
using Macl.Learning.Checkpoints;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Graphs.Recipes;

/// <summary>GraphCL (You et al., NeurIPS 2020): SimCLR over two views of graphs with a GIN encoder, under any loss of the family.</summary>
/// <param name="data">The graphs; labels are used for evaluation, and in training by the supervised loss alone.</param>
/// <param name="path">Where they were read; null for the bundled sample.</param>
/// <param name="options">All that determines the run.</param>
/// <param name="machine">Where it runs.</param>
public sealed class GraphCl(GraphDataSet data, string? path, GraphClOptions options, GraphClMachine machine) : IRecipe<GraphBatch>
{
    /// <inheritdoc/>
    public RunRecord Record => new()
    {
        Modality = "graphs",
        Method = nameof(GraphCl),
        Data = new DataRecord(data.Name, path, data.Count, data.Fingerprint),
        Options = JsonSerializer.SerializeToNode(options, MaclJson.Options)!,
        Environment = EnvironmentRecord.Current(machine.Device),
    };

    /// <inheritdoc/>
    public IRecipe<GraphBatch> With(Arm arm, long seed) => new GraphCl(data, path, options.With(arm, seed), machine);

    /// <inheritdoc/>
    public PretrainingTask<GraphBatch> Prepare()
    {
        var featurizer = NodeFeaturizer.Fit(data, options.NodeFeatures);
        var model = new GraphModel(new GinOptions { InputSize = featurizer.Width, HiddenSize = options.HiddenSize, Layers = options.Layers }, featurizer);
        var encoder = new GinEncoder(model.Encoder, options.Training.Seed);
        var protocol = new SvmEvaluatorOptions { Seed = options.EvaluationSeed, MaxParallelism = machine.EvaluationThreads };
        string? notJudged = NotJudged(protocol);
        var views = CreateViews(featurizer);
        Func<CancellationToken, EmbeddingSet> embed = cancellation => GraphEmbedder.Embed(encoder, data, featurizer, machine.Device);
        return new PretrainingTask<GraphBatch>
        {
            Loss = options.Training.Epochs == 0 ? "untrained" : options.Loss.Name,
            Method = CreateMethod(encoder),
            Views = views,
            Training = options.Training,
            Embed = embed,
            Judgement = notJudged is null ? new Judgement<EmbeddingSet>(embed, new SvmEvaluator(protocol)) : null,
            NotJudged = notJudged,
            OnlineJudgement = notJudged is null ? new Judgement<EmbeddingSet>(embed, Quick()) : null,
            OnlineEvaluationSteps = (long)options.OnlineEvaluationEpochs * views.StepsPerEpoch,
            ClassNames = data.Labels?.Names ?? [],
            ModelConfig = JsonSerializer.SerializeToNode(model, MaclJson.Options)!,
        };
    }

    private KnnEvaluator Quick() => new(new() { CrossValidation = new() { Seed = options.EvaluationSeed, MaxParallelism = machine.EvaluationThreads } });

    /// <summary>Training needs no labels, but the protocol needs some of each class.</summary>
    private string? NotJudged(SvmEvaluatorOptions protocol) => data.Labels is { } labels
        ? FoldObstacle.ToNestedFolds(labels.Indices, labels.Names, protocol.Folds, protocol.InnerFolds)
        : $"the data has no graph labels ({data.Name}_graph_labels.txt)";

    private SimClr<GraphBatch> CreateMethod(GinEncoder encoder)
    {
        int size = encoder.Options.OutputSize;
        var head = ProjectionHead.Create(size, size, size);
        var method = new SimClr<GraphBatch>(encoder, head, options.Loss.Create(), options.Loss.IsSupervised ? LabelsForTraining() : null);
        XavierUniform.Apply(method, options.Training.Seed);
        method.to(machine.Device);
        return method;
    }

    private IReadOnlyList<int> LabelsForTraining() => data.Labels?.Indices
        ?? throw new ArgumentException($"The loss {options.Loss.Name} needs labels in training, and {data.Name} has none; allowed: any other loss.", paramName: null);

    private ViewSource<GraphViews, GraphBatch> CreateViews(NodeFeaturizer featurizer)
    {
        var plan = new BatchPlan(data.Count, Math.Min(options.BatchSize, data.Count), options.LastBatch, options.Training.Seed);
        var maker = new GraphViewMaker(data, featurizer, options.Augmentation, options.Training.Seed);
        return new ViewSource<GraphViews, GraphBatch>(plan, maker, machine.Device, machine.Prefetch, options.MicroBatchSize);
    }
}
