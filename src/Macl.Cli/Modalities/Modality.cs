using Macl.Cli.Recipes;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using TorchSharp;

namespace Macl.Cli.Modalities;

/// <summary>
/// All that <c>macl pretrain</c> and <c>macl compare</c> must know of a modality. Folders, resumption, checkpoints, progress and
/// results are the commands' own, and the same for all.
/// </summary>
/// <typeparam name="TData">The data; closed after use, if it can be.</typeparam>
/// <typeparam name="TOptions">All that determines a run beside its data: a record that is written to JSON and read from it; a new one has the defaults.</typeparam>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
internal sealed record Modality<TData, TOptions, TInput>
    where TOptions : class, new()
    where TInput : IDisposable
{
    /// <summary>graphs, images or sentences: the word on the command line and in records.</summary>
    public required string Name { get; init; }

    /// <summary>What is trained with what: "a graph encoder with GraphCL and MACL".</summary>
    public required string Trained { get; init; }

    /// <summary>How data is read.</summary>
    public required DataReader<TData> Data { get; init; }

    /// <summary>How data is read for a run with these options, such as beside the test set that it was begun with. Default: as <see cref="Data"/>.</summary>
    public Func<TOptions, DataReader<TData>>? DataFor { get; init; }

    /// <summary>The threads of libtorch in a single run; each run of a comparison has one.</summary>
    public required DefaultThreads Threads { get; init; }

    /// <summary>The options of the command line that determine a run.</summary>
    public required IRecipeArguments<TOptions> Arguments { get; init; }

    /// <summary>The loss in a run's options.</summary>
    public required Func<TOptions, LossOptions> LossOf { get; init; }

    /// <summary>What a run is called after. Default: its loss's name.</summary>
    public Func<TOptions, string>? NameOf { get; init; }

    /// <summary>The seed in a run's options.</summary>
    public required Func<TOptions, long> SeedOf { get; init; }

    /// <summary>The recipe over data, the path that it was read from (null: the bundled sample), options and a machine.</summary>
    public required Func<TData, string?, TOptions, Machine, IRecipe<TInput>> Recipe { get; init; }

    /// <summary>
    /// What a user should know of the data, a line each; called once the folder of the run or the comparison is there, in which the
    /// details may be kept. Default nothing.
    /// </summary>
    public Func<TData, string, IEnumerable<string>> Remarks { get; init; } = (_, _) => [];

    /// <summary>In what the encoder of a run with these options computes. Default float32.</summary>
    public Func<TOptions, Precision> PrecisionOf { get; init; } = _ => Precision.Float32;

    /// <summary>What a user should know before a run or a comparison, a line each.</summary>
    /// <param name="data">What it learns from.</param>
    /// <param name="options">Its options.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="folder">Its folder, which is there.</param>
    public IEnumerable<string> RemarksOn(TData data, TOptions options, torch.Device device, string folder) =>
        Remarks(data, folder).Concat(PrecisionRemark.On(PrecisionOf(options), device, BFloat16Instructions.AreImitated));

    /// <summary>How data is read for a run.</summary>
    public DataReader<TData> ReaderFor(TOptions options) => DataFor?.Invoke(options) ?? Data;

    /// <summary>Reads a run's options from JSON.</summary>
    public RecipeFile<TOptions> File => new(Name, LossOf);
}
