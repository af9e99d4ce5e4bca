using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>Tensors that come from a file, checked against what they are to replace.</summary>
internal static class SavedTensors
{
    /// <exception cref="InvalidDataException">There is no tensor of that name, or it has another shape or type.</exception>
    public static Tensor Fitting(this IReadOnlyDictionary<string, Tensor> saved, string name, ScalarType type, long[] shape)
    {
        if (!saved.TryGetValue(name, out var tensor))
        {
            throw new InvalidDataException($"The tensor {name} is missing");
        }

        return tensor.dtype == type && tensor.shape.AsSpan().SequenceEqual(shape) ? tensor : throw new InvalidDataException(
            $"The tensor {name} is {Describe(tensor.dtype, tensor.shape)} in the file, but {Describe(type, shape)} in the model");
    }

    /// <exception cref="InvalidDataException">There is a tensor of a name that nothing has.</exception>
    public static void ThrowIfUnknown(this IReadOnlyDictionary<string, Tensor> saved, Func<string, bool> isKnown)
    {
        string? unknown = saved.Keys.FirstOrDefault(name => !isKnown(name));
        if (unknown is not null)
        {
            throw new InvalidDataException($"The tensor {unknown} is in the file, but not in the model");
        }
    }

    private static string Describe(ScalarType type, long[] shape) => $"{type} [{string.Join(", ", shape)}]";
}
