using Macl.Cli.Evaluate;
using Macl.Cli.Hosting;

namespace Macl.Cli.Graphs;

/// <summary>For <c>macl evaluate graphs</c>.</summary>
internal static class GraphJudging
{
    public static Judging<JudgedGraphs> Create()
    {
        var folds = Options.Integer("--folds", "Folds of the cross-validation. Default: 10.", least: 2);
        var seed = Options.Integer("--evaluation-seed", "Fixes the folds. Default: 0.");
        return new()
        {
            Modality = GraphModality.Name,
            Encoder = "a graph encoder",
            Data = GraphData.Reader.LabelledDescription,
            Options = [folds, seed],
            Protocols = GraphProtocols.All,
            Open = request =>
            {
                var parsed = request.Opening.Parsed;
                return new JudgedGraphs(
                    request, GraphData.Reader.OpenLabelled(request.Data, request.Opening), new() { Folds = parsed.GetValue(folds) ?? 10, Seed = parsed.GetValue(seed) ?? 0 });
            },
        };
    }
}
