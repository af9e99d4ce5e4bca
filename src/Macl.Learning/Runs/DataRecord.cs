namespace Macl.Learning.Runs;

/// <summary>A data set as a run remembers it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it was read; null for the bundled sample.</param>
/// <param name="Samples">How many samples it has.</param>
/// <param name="Fingerprint">SHA-256 of its content, to notice other data on resumption.</param>
public sealed record DataRecord(string Name, string? Path, int Samples, string Fingerprint);
