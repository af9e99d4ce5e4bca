using Macl.Learning.Evaluation;

namespace Macl.Cli.Evaluate;

/// <summary>A protocol that can be asked for by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Obstacle">What keeps it from judging, as a clause, or null; asked before the encoder is read.</param>
/// <param name="Judge">Judges.</param>
internal sealed record Protocol<TJudged>(string Name, Func<TJudged, string?> Obstacle, Func<TJudged, CancellationToken, EvaluationReport> Judge)
    where TJudged : IJudged
{
    /// <summary>Whether it judges where no protocol is named. Default true.</summary>
    public bool IsDefault { get; init; } = true;
}
