namespace Macl.Cli.Modalities;

/// <summary>How many threads libtorch has in a run that names no number.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="Description">The number and why, as a clause.</param>
internal sealed record DefaultThreads(int Count, string Description);
