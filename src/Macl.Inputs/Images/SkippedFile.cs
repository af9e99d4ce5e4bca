namespace Macl.Inputs.Images;

/// <summary>A file that is no part of the data set, and why.</summary>
/// <param name="Path">Its path within the folder or archive.</param>
/// <param name="Reason">What is wrong with it, in a few words without an end mark.</param>
public sealed record SkippedFile(string Path, string Reason);
