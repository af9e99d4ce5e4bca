using System.Runtime.InteropServices;

namespace Macl.Inputs.Text.SentEval;

/// <summary>Two sentences, and how similar people found them.</summary>
/// <param name="First">A sentence.</param>
/// <param name="Second">Another.</param>
/// <param name="Score">Finite, on any scale; higher is more similar.</param>
/// <param name="Subset">The part of the task that the pair belongs to. Default: empty, for a task without parts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScoredSentences(string First, string Second, double Score, string Subset = "");
