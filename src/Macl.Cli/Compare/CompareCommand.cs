using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Cli.Recipes;
using Macl.Cli.Runs;
using Macl.Learning.Runs;

namespace Macl.Cli.Compare;

/// <summary><c>macl compare MODALITY</c>: arms × seeds on equal terms.</summary>
internal static class CompareCommand
{
    private const int DefaultSeeds = 5;

    public static Command Create<TData, TOptions, TInput>(Modality<TData, TOptions, TInput> modality, Terminal terminal, CancellationToken cancellation)
        where TOptions : class, new()
        where TInput : IDisposable
    {
        var data = CommonOptions.Data(modality.Data.LabelledDescription);
        var arms = Options.Text("--arms", $"Arms with commas between them, of {NamesOf(Arm.All)}; a loss may name its temperature policy, as in macl:exponential. Default: {NamesOf(Arm.Default)}.", "ARMS");
        var seeds = Options.Integer("--seeds", $"Seeds 0, 1, … of every arm. Default: {DefaultSeeds}.", least: 1);
        var parallel = Options.Integer("--parallel", "Runs at a time; the result is the same for any number. Default: one a core.", least: 1);
        var folder = CommonOptions.Out("The comparison's folder.");
        var resume = Options.Text("--resume", "Go on with the comparison in this folder, with its own options.", "DIR");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var recipe = new RecipeOptions<TOptions>(modality.Arguments, modality.File);
        var checkpoints = new CheckpointArguments();
        var resumption = new Resumption(resume, "comparison", [folder, arms, seeds, .. recipe.OfComparison], [.. modality.Data.Options, parallel, device, json]);
        var command = new Command(modality.Name, $"Compare losses on {modality.Name}.")
            .With([data, .. modality.Data.Options, arms, seeds, parallel, folder, resume, device, json, .. recipe.OfComparison, .. checkpoints.All]);
        command.SetAction(parsed =>
        {
            string? earlier = resumption.Read(parsed);
            var comparison = earlier is null
                ? New(parsed, ParseArms(parsed.GetValue(arms)), parsed.GetValue(seeds) ?? DefaultSeeds, recipe.Read(parsed))
                : ComparisonRecord<TOptions>.Open(earlier);
            var request = new CompareRequest<TOptions>
            {
                Folder = earlier ?? parsed.GetValue(folder) ?? throw new UsageException("--out is missing: say in which new folder the comparison is kept, or give --resume."),
                IsNew = earlier is null,
                Comparison = parsed.GetValue(data) is { } path ? comparison with { Data = Path.GetFullPath(path) } : comparison,
                Parallelism = parsed.GetValue(parallel) ?? Environment.ProcessorCount,
                Device = CommonOptions.ParseDevice(parsed.GetValue(device)),
                Settings = new() { Checkpoints = checkpoints.Read(parsed, before: null), AcceptOlderCheckpoint = checkpoints.AcceptOlderCheckpoint(parsed) },
                Opening = new Opening(parsed, ProgressDisplay.On(terminal), cancellation),
                Json = parsed.GetValue(json),
            };
            return new CompareRun<TData, TOptions, TInput>(modality, request, terminal).Run(cancellation);
        });
        return command;

        // A temperature policy for all arms stands in their names, so that no table calls one what it is not.
        ComparisonRecord<TOptions> New(ParseResult parsed, Arm[] named, int count, TOptions options)
        {
            Arm[] compared = [.. named.Select(arm => arm.Under(modality.LossOf(options).TemperaturePolicy))];
            modality.Arguments.Loss.ThrowIfUnused(parsed, compared);
            return new(Data: null, [.. compared.Select(arm => arm.Name)], count, options);
        }
    }

    private static Arm[] ParseArms(string? text)
    {
        Arm[] arms = text is null ? [.. Arm.Default] : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Arm.Parse)];
        return arms.DistinctBy(arm => arm.Name, StringComparer.Ordinal).Count() == arms.Length ? arms : throw new UsageException($"--arms is '{text}': an arm stands there twice.");
    }

    private static string NamesOf(IEnumerable<Arm> arms) => string.Join(", ", arms.Select(arm => arm.Name));
}
