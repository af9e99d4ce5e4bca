using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Cli.Recipes;
using Macl.Cli.Runs;

namespace Macl.Cli.Pretrain;

/// <summary><c>macl pretrain MODALITY</c>: trains an encoder, judges it, and writes a run folder.</summary>
internal static class PretrainCommand
{
    public static Command Create<TData, TOptions, TInput>(Modality<TData, TOptions, TInput> modality, Terminal terminal, CancellationToken cancellation)
        where TOptions : class, new()
        where TInput : IDisposable
    {
        var data = CommonOptions.Data(modality.Data.Description);
        var folder = CommonOptions.Out("The run folder. Default: a new folder in runs/.");
        var resume = Options.Text("--resume", "Go on with an earlier run, with its own options.", "RUN");
        var device = CommonOptions.Device();
        var threads = Options.Integer("--threads", $"Threads of libtorch. Default: {modality.Threads.Description}; a resumed run keeps to its own.", least: 1);
        var json = CommonOptions.Json();
        var recipe = new RecipeOptions<TOptions>(modality.Arguments, modality.File);
        var checkpoints = new CheckpointArguments();
        var resumption = new Resumption(resume, "run", [folder, threads, .. recipe.OfRun], [.. modality.Data.Options, device, json]);
        var command = new Command(modality.Name, $"Train {modality.Trained}.")
            .With([data, .. modality.Data.Options, folder, resume, device, threads, json, .. recipe.OfRun, .. checkpoints.All]);
        command.SetAction(parsed =>
        {
            string? earlier = resumption.Read(parsed);
            var options = recipe.Read(parsed);
            modality.Arguments.Loss.ThrowIfUnused(parsed, modality.LossOf(options));
            var request = new PretrainRequest<TOptions>
            {
                Resume = earlier,
                Data = parsed.GetValue(data),
                Out = parsed.GetValue(folder),
                Options = options,
                Device = CommonOptions.ParseDevice(parsed.GetValue(device)),
                Threads = parsed.GetValue(threads),
                Checkpoints = before => checkpoints.Read(parsed, before),
                AcceptOlderCheckpoint = checkpoints.AcceptOlderCheckpoint(parsed),
                Opening = new Opening(parsed, ProgressDisplay.On(terminal), cancellation),
                Json = parsed.GetValue(json),
            };
            return new PretrainRun<TData, TOptions, TInput>(modality, request, terminal).Run(cancellation);
        });
        return command;
    }
}
