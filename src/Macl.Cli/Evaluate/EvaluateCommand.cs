using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Learning.Evaluation;
using Macl.Learning.Runs;

namespace Macl.Cli.Evaluate;

/// <summary><c>macl evaluate MODALITY</c>: judges a trained encoder on labelled data by the standard protocols.</summary>
internal static class EvaluateCommand
{
    public static Command Create<TJudged>(Judging<TJudged> judging, Terminal terminal, CancellationToken cancellation)
        where TJudged : IJudged
    {
        var model = CommonOptions.Model();
        var data = CommonOptions.Data(judging.Data);
        var protocols = ProtocolOption.Create(judging.Protocols);
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command(judging.Modality, $"Judge {judging.Encoder}.").With([model, data, protocols, .. judging.Options, device, json]);
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(protocols) is { Length: > 0 } given ? given : [.. judging.Protocols.Where(protocol => protocol.IsDefault)];
            var display = ProgressDisplay.On(terminal);
            var request = new EncoderRequest(
                parsed.GetRequiredValue(model), parsed.GetValue(data), CommonOptions.ParseDevice(parsed.GetValue(device)), new Opening(parsed, display, cancellation));
            EvaluatedSummary.Show(display.During(() => Evaluate(judging, chosen, request)), parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static Evaluated Evaluate<TJudged>(Judging<TJudged> judging, IReadOnlyList<Protocol<TJudged>> protocols, EncoderRequest request)
        where TJudged : IJudged
    {
        using var judged = judging.Open(request);
        ThrowIfNotJudged(judged, protocols);
        var embeddings = judged.Embeddings;
        Judgement[] judgements = [.. protocols.Select(protocol => Judge(protocol, judged, request.Opening))];
        var geometry = EmbeddingGeometry.Of(embeddings);
        return new Evaluated(
            request.Model, judging.Modality, judged.DataName, embeddings.Count, judgements,
            judged.Views is var (first, second) ? EmbeddingGeometry.Of(first, second).AlignmentLoss : null, geometry.UniformityLoss, geometry.Tolerance!.Value, geometry.EffectiveRank);
    }

    private static void ThrowIfNotJudged<TJudged>(TJudged judged, IReadOnlyList<Protocol<TJudged>> protocols)
        where TJudged : IJudged
    {
        foreach (var protocol in protocols)
        {
            if (protocol.Obstacle(judged) is { } why)
            {
                throw new UsageException($"{judged.DataName} cannot be judged by {protocol.Name}: {why}.");
            }
        }
    }

    private static Judgement Judge<TJudged>(Protocol<TJudged> protocol, TJudged judged, Opening opening)
        where TJudged : IJudged
    {
        opening.Progress.Phase($"judging by {protocol.Name}");
        var report = protocol.Judge(judged, opening.Cancellation);
        var summary = EvaluationSummary.Of(report);
        return new Judgement(protocol.Name, summary.Protocol, summary.Metric, summary.Score, report.Notes);
    }
}
