using Macl.Inputs;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Features;

/// <summary>The rows of one data set's nodes, made when they are needed.</summary>
internal sealed class NodeFeatureTable
{
    private readonly int[]? _columns;
    private readonly float[]? _attributes;
    private readonly int _attributeCount;

    /// <exception cref="DataFormatException">The data does not have what the featurizer needs, or a label that it does not know.</exception>
    public NodeFeatureTable(GraphDataSet data, NodeFeaturizer featurizer)
    {
        Width = featurizer.Width;
        _attributeCount = featurizer.AttributeCount;
        _columns = NodeFeaturizer.UsesLabels(featurizer.Features) ? FindColumns(data, featurizer) : null;
        _attributes = NodeFeaturizer.UsesAttributes(featurizer.Features) ? CheckAttributes(data, featurizer) : null;
    }

    public int Width { get; }

    /// <summary>Writes the rows of nodes.</summary>
    /// <param name="nodes">Numbers in the data set.</param>
    /// <param name="rows">[nodes × Width].</param>
    public void Write(ReadOnlySpan<int> nodes, Span<float> rows)
    {
        rows.Fill(_columns is null && _attributes is null ? 1 : 0);
        for (int node = 0; node < nodes.Length; node++)
        {
            WriteRow(nodes[node], rows.Slice(node * Width, Width));
        }
    }

    private void WriteRow(int node, Span<float> row)
    {
        _attributes?.AsSpan(node * _attributeCount, _attributeCount).CopyTo(row);
        if (_columns is not null)
        {
            row[_attributeCount + _columns[node]] = 1;
        }
    }

    private static int[] FindColumns(GraphDataSet data, NodeFeaturizer featurizer)
    {
        int[] labels = data.NodeLabels
            ?? throw new DataFormatException(data.Name, "has no node labels, which the encoder was trained on");
        int[] known = [.. featurizer.Labels];
        var columns = new int[labels.Length];
        for (int node = 0; node < labels.Length; node++)
        {
            columns[node] = Array.BinarySearch(known, labels[node]);
            if (columns[node] < 0)
            {
                throw new DataFormatException(data.Name, $"node {node + 1} has label {labels[node]}, which the training data does not have; known are {string.Join(", ", known)}");
            }
        }

        return columns;
    }

    private static float[] CheckAttributes(GraphDataSet data, NodeFeaturizer featurizer) => data.AttributeCount == featurizer.AttributeCount
        ? data.NodeAttributes!
        : throw new DataFormatException(data.Name, $"has {data.AttributeCount} attributes a node; the encoder was trained on {featurizer.AttributeCount}");
}
