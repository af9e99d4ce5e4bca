namespace Macl.Inputs.Text.Sentences;

/// <summary>Lines that are no part of the data for one reason.</summary>
/// <param name="Reason">What each of them is or has, in a few words without an end mark.</param>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Lines">The first of them, from 1: at most 20. Of a Parquet file, rows.</param>
public sealed record LeftOutLines(string Reason, long Count, IReadOnlyList<long> Lines);
