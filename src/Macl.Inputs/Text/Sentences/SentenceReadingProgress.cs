using System.Runtime.InteropServices;

namespace Macl.Inputs.Text.Sentences;

/// <summary>How far reading has come.</summary>
/// <param name="DoneBytes">Bytes of the file, packed as it lies, that are read.</param>
/// <param name="TotalBytes">Bytes of the file; at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SentenceReadingProgress(long DoneBytes, long TotalBytes);
