using System.Runtime.InteropServices;

namespace Macl.Inputs.Images;

/// <summary>How far reading has come.</summary>
/// <param name="Done">Files that are done.</param>
/// <param name="Total">Files in all; at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadingProgress(int Done, int Total);
