using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>Two embeddings of a set, and how similar people found what they stand for.</summary>
/// <param name="First">A row of the set.</param>
/// <param name="Second">A row of the set; may be the same.</param>
/// <param name="Score">Finite, on any scale; higher is more similar.</param>
/// <param name="Subset">The part of the task that the pair belongs to, such as <c>MSRvid</c> of STS12. Default: empty, for a task without parts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScoredPair(int First, int Second, double Score, string Subset = "");
