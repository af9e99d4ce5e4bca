using System.Runtime.InteropServices;

namespace Macl.Inputs.Text.Sentences;

/// <summary>A sentence, a pair of a query and what belongs to it, or such a pair with something that does not.</summary>
/// <param name="Text">The sentence or query.</param>
/// <param name="Positive">What belongs to it; null where the data has sentences alone.</param>
/// <param name="HardNegative">What looks as if it belonged to it but does not; null where the data has none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSample(string Text, string? Positive = null, string? HardNegative = null);
