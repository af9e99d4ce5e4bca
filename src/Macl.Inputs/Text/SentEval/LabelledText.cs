using System.Runtime.InteropServices;

namespace Macl.Inputs.Text.SentEval;

/// <summary>A text, or two, with a class.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">The class, from 0.</param>
/// <param name="Second">The other text of a pair; null where there is one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LabelledText(string Text, int Label, string? Second = null);
