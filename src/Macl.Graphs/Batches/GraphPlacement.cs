using System.Runtime.InteropServices;
using Macl.Graphs.Features;
using static TorchSharp.torch;

namespace Macl.Graphs.Batches;

/// <summary>Writes arrays straight into tensor memory and moves it to a device.</summary>
internal static class GraphPlacement
{
    public static GraphBatch Place(GraphArrays arrays, NodeFeatureTable features, Device device)
    {
        using var scope = NewDisposeScope();
        return new GraphBatch(
            PlaceFeatures(arrays, features).to(device),
            PlaceIndices(arrays.Sources).to(device),
            PlaceIndices(arrays.Targets).to(device),
            PlaceIndices(arrays.GraphOfNode).to(device),
            arrays.GraphCount);
    }

    private static Tensor PlaceFeatures(GraphArrays arrays, NodeFeatureTable features)
    {
        Tensor tensor = empty(arrays.Nodes.Length, features.Width, dtype: ScalarType.Float32);
        Span<float> rows = MemoryMarshal.Cast<byte, float>(tensor.bytes);
        features.Write(arrays.Nodes, rows);
        for (int mask = 0; mask < arrays.MaskedNodes.Length; mask++)
        {
            arrays.MaskRows.Slice(mask * features.Width, features.Width).CopyTo(rows[(arrays.MaskedNodes[mask] * features.Width)..]);
        }

        return tensor;
    }

    private static Tensor PlaceIndices(ReadOnlySpan<int> values)
    {
        Tensor tensor = empty(values.Length, dtype: ScalarType.Int64);
        Span<long> indices = MemoryMarshal.Cast<byte, long>(tensor.bytes);
        for (int index = 0; index < values.Length; index++)
        {
            indices[index] = values[index];
        }

        return tensor;
    }
}
