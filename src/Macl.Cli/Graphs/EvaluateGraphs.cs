using System.CommandLine;
using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Learning.Evaluation;
using Macl.Learning.Runs;
using Macl.Losses;
using Spectre.Console;
using TorchSharp;

namespace Macl.Cli.Graphs;

/// <summary><c>macl evaluate graphs</c>: judges a trained encoder on labelled graphs by the standard protocols.</summary>
internal static class EvaluateGraphs
{
    private sealed record Judgement(string Name, string Protocol, Spread Accuracy, IReadOnlyList<string> Notes);

    private sealed record Evaluated(string Model, string Modality, string Data, int Samples, IReadOnlyList<Judgement> Evaluations, double UniformityLoss, double Tolerance, double EffectiveRank);

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var model = Options.RequiredText("--model", "A run folder, or its model folder.", "RUN");
        var data = CommonOptions.Data("Labelled graphs in the TU text format: a folder or a zip.");
        var protocols = new Option<Protocol[]>("--protocol")
        {
            Description = $"One or several, behind each other or with commas. Default: {string.Join(", ", Protocol.Default.Select(protocol => protocol.Name))}.",
            HelpName = string.Join('|', Protocol.All.Select(protocol => protocol.Name)),
            AllowMultipleArgumentsPerToken = true,
            CustomParser = argument => [.. argument.Tokens.SelectMany(token => token.Value.Split(',')).Select(name => Protocol.Parse(name, argument.AddError)).OfType<Protocol>()],
        };
        var folds = Options.Integer("--folds", "Folds of the cross-validation. Default: 10.", least: 2);
        var seed = Options.Integer("--evaluation-seed", "Fixes the folds. Default: 0.");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command("graphs", "Judge a graph encoder.") { model, data, protocols, folds, seed, device, json };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(protocols) is { Length: > 0 } given ? given : [.. Protocol.Default];
            var graphs = GraphData.ReadLabelled(parsed.GetValue(data));
            int divisions = parsed.GetValue(folds) ?? 10;
            ThrowIfNotJudged(graphs, chosen, divisions);
            var embeddings = Embed(parsed.GetRequiredValue(model), graphs, CommonOptions.ParseDevice(parsed.GetValue(device)));
            var evaluated = Evaluate(chosen, embeddings, divisions, parsed.GetValue(seed) ?? 0, terminal, cancellation);
            Show(evaluated with { Model = parsed.GetRequiredValue(model), Data = graphs.Name }, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void ThrowIfNotJudged(GraphDataSet graphs, IReadOnlyList<Protocol> protocols, int folds)
    {
        foreach (var protocol in protocols)
        {
            if (protocol.Obstacle(graphs.Labels!, folds) is { } why)
            {
                throw new UsageException($"{graphs.Name} cannot be judged by {protocol.Name}: {why}.");
            }
        }
    }

    private static EmbeddingSet Embed(string model, GraphDataSet graphs, torch.Device device)
    {
        var (config, encoder) = GraphModel.Load(model, device);
        using var owned = encoder;
        return GraphEmbedder.Embed(encoder, graphs, config.Features, device);
    }

    private static Evaluated Evaluate(IReadOnlyList<Protocol> protocols, EmbeddingSet embeddings, int folds, long seed, Terminal terminal, CancellationToken cancellation)
    {
        var judgements = new List<Judgement>();
        foreach (var protocol in protocols)
        {
            terminal.Error.WriteLine($"judging by {protocol.Name}");
            var report = protocol.Create(folds, seed).Evaluate(embeddings, cancellation);
            var summary = EvaluationSummary.Of(report);
            judgements.Add(new Judgement(protocol.Name, summary.Protocol, summary.Accuracy, report.Notes));
        }

        using var scope = torch.NewDisposeScope();
        var rows = torch.tensor(embeddings.Values, embeddings.Count, embeddings.Dimension);
        return new Evaluated(
            "", "graphs", "", embeddings.Count, judgements,
            EmbeddingStatistics.UniformityLoss(rows), EmbeddingStatistics.Tolerance(rows, embeddings.Labels!), EmbeddingStatistics.EffectiveRank(rows));
    }

    private static void Show(Evaluated evaluated, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(evaluated);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("protocol", "accuracy", "how");
        foreach (var judgement in evaluated.Evaluations)
        {
            table.AddRow(
                new Text(judgement.Name),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{judgement.Accuracy.Mean:F1} % ± {judgement.Accuracy.Std:F1}")),
                new Text(string.Join(" ", [judgement.Protocol, .. judgement.Notes])));
        }

        terminal.Output.WriteLine($"{evaluated.Data}: {evaluated.Samples} graphs");
        terminal.Tables().Write(table);
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"uniformity loss {evaluated.UniformityLoss:F3}   tolerance {evaluated.Tolerance:F3}   effective rank {evaluated.EffectiveRank:F1}"));
    }
}
