using Macl.Cli.Modalities;
using Macl.Graphs.Batches;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;

namespace Macl.Cli.Graphs;

/// <summary>Graphs as the command line knows them.</summary>
internal static class GraphModality
{
    public const string Name = "graphs";

    /// <summary>For <c>macl pretrain graphs</c> and <c>macl compare graphs</c>.</summary>
    public static Modality<GraphDataSet, GraphClOptions, GraphBatch> Create() => new()
    {
        Name = Name,
        Trained = "a graph encoder with GraphCL and MACL",
        Data = GraphData.Reader,
        Threads = new DefaultThreads(1, "1, which is fastest for small graphs, and gives the same result on any number of cores"),
        Arguments = new GraphClArguments(),
        LossOf = options => options.Loss,
        SeedOf = options => options.Training.Seed,
        Recipe = (data, path, options, machine) => new GraphCl(data, path, options, new GraphClMachine { Device = machine.Device, EvaluationThreads = machine.Threads }),
    };
}
