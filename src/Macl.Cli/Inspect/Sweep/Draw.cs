namespace Macl.Cli.Inspect.Sweep;

/// <summary>What is drawn at random; each has a stream of its own.</summary>
internal enum Draw
{
    Samples,
    Anchors,
    Negatives,
    Batches,
}
