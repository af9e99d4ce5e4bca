namespace Macl.Learning.Runs;

/// <summary>How long a run had worked at its last checkpoint: <c>time.json</c>.</summary>
/// <param name="Seconds">Over all its starts.</param>
internal sealed record RunTimeRecord(double Seconds);
