using System.Runtime.InteropServices;

namespace Macl.Vision.Augmentations;

/// <summary>A part of a picture.</summary>
/// <param name="Left">Its first column, from 0.</param>
/// <param name="Top">Its first row, from 0.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CropBox(int Left, int Top, int Width, int Height);
