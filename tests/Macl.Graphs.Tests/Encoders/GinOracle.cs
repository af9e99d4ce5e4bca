namespace Macl.Graphs.Tests.Encoders;

/// <summary>The encoder in training, written with loops over nodes and edges in double precision.</summary>
internal sealed class GinOracle(GinReference reference)
{
    private const double Epsilon = 1e-5;
    private readonly Dictionary<string, double[]> _weights = reference.Weights.ToDictionary(weight => weight.Key, weight => weight.Value.Values.ToArray(), StringComparer.Ordinal);

    public double[] Forward()
    {
        int nodeCount = reference.GraphOfNode.Length;
        int hidden = GinReference.Options.HiddenSize;
        int width = GinReference.Options.OutputSize;
        var output = new double[GinReference.GraphCount * width];
        double[][] nodes = [.. reference.Features.Chunk(GinReference.Options.InputSize)];
        for (int layer = 0; layer < GinReference.Options.Layers; layer++)
        {
            nodes = Normalise(Convolve(nodes, layer), layer);
            for (int node = 0; node < nodeCount; node++)
            {
                for (int feature = 0; feature < hidden; feature++)
                {
                    output[(reference.GraphOfNode[node] * width) + (layer * hidden) + feature] += nodes[node][feature];
                }
            }
        }

        return output;
    }

    public double[] NumericGradient(string name)
    {
        const double Step = 1e-6;
        double[] weights = _weights[name];
        var gradient = new double[weights.Length];
        for (int index = 0; index < weights.Length; index++)
        {
            double value = weights[index];
            weights[index] = value + Step;
            double above = Loss();
            weights[index] = value - Step;
            gradient[index] = (above - Loss()) / (2 * Step);
            weights[index] = value;
        }

        return gradient;
    }

    private double Loss() => Forward().Zip(reference.Coefficients, (value, coefficient) => value * coefficient).Sum();

    private double[][] Convolve(double[][] nodes, int layer)
    {
        double[][] sums = [.. nodes.Select(node => node.ToArray())];
        for (int edge = 0; edge < reference.Sources.Length; edge++)
        {
            for (int feature = 0; feature < sums[0].Length; feature++)
            {
                sums[reference.Targets[edge]][feature] += nodes[reference.Sources[edge]][feature];
            }
        }

        return [.. sums.Select(sum => Relu(Linear(Relu(Linear(sum, $"convs.{layer}.nn.0")), $"convs.{layer}.nn.2")))];
    }

    private double[] Linear(double[] input, string name) =>
        [.. _weights[$"{name}.weight"].Chunk(input.Length).Zip(_weights[$"{name}.bias"], (row, bias) => bias + row.Zip(input, (weight, value) => weight * value).Sum())];

    private static double[] Relu(double[] values) => [.. values.Select(value => Math.Max(0, value))];

    private double[][] Normalise(double[][] nodes, int layer)
    {
        for (int feature = 0; feature < nodes[0].Length; feature++)
        {
            double mean = nodes.Average(node => node[feature]);
            double variance = nodes.Average(node => (node[feature] - mean) * (node[feature] - mean));
            foreach (double[] node in nodes)
            {
                node[feature] = ((node[feature] - mean) / Math.Sqrt(variance + Epsilon) * _weights[$"bns.{layer}.weight"][feature]) + _weights[$"bns.{layer}.bias"][feature];
            }
        }

        return nodes;
    }
}
