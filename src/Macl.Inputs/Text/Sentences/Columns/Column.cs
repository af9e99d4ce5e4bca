using System.Runtime.InteropServices;

namespace Macl.Inputs.Text.Sentences.Columns;

/// <summary>A column of a table, or a field of JSON objects.</summary>
/// <param name="Name">Its name, or its number from 1 where it has none.</param>
/// <param name="IsText">Whether it holds text rather than numbers or structures.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Column(string Name, bool IsText);
