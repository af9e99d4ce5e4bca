using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>The element types of safetensors files and their names there.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type, int Size)[] All =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("I16", ScalarType.Int16, 2), ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    public static (string Name, int Size) Of(ScalarType type)
    {
        int index = Array.FindIndex(All, known => known.Type == type);
        return index >= 0 ? (All[index].Name, All[index].Size) : throw new NotSupportedException($"safetensors has no type for {type}; it has {Names}.");
    }

    public static (ScalarType Type, int Size) Of(string? name)
    {
        int index = Array.FindIndex(All, known => string.Equals(known.Name, name, StringComparison.Ordinal));
        return index >= 0 ? (All[index].Type, All[index].Size) : throw new InvalidDataException($"the type {name} is unknown; known are {Names}");
    }

    private static string Names => string.Join(", ", All.Select(known => known.Name));
}
