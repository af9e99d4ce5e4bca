namespace Macl.Text.Recipes;

/// <summary>A model folder as a run remembers it.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Fingerprint">SHA-256 of its configuration, vocabulary and weights, to notice others on resumption.</param>
public sealed record ModelRecord(string Path, string Fingerprint);
