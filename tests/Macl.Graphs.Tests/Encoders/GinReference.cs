using System.Text.Json;
using Macl.Graphs.Batches;
using Macl.Graphs.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Encoders;

/// <summary>What References/make_gin.py wrote: weights, a batch of four graphs, and PyTorch's results.</summary>
internal sealed record GinReference(
    long[] Sources,
    long[] Targets,
    long[] GraphOfNode,
    double[] Features,
    Dictionary<string, GinReference.Weight> Weights,
    double[] Coefficients,
    double[] Training,
    Dictionary<string, double[]> Gradients,
    double[] Evaluation)
{
    public const int GraphCount = 4;

    public static GinOptions Options { get; } = new() { InputSize = 5, HiddenSize = 4, Layers = 3 };

    public static GinReference Read() => JsonSerializer.Deserialize<GinReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "gin.json")), JsonSerializerOptions.Web)!;

    public GinEncoder MakeEncoder(ScalarType type)
    {
        var encoder = new GinEncoder(Options, seed: 0);
        encoder.to(type);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Dictionary<string, Tensor> state = encoder.state_dict();
        Assert.Equal(Weights.Keys.Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, Weight weight) in Weights)
        {
            Assert.Equal(weight.Shape, state[name].shape);
            state[name].copy_(tensor(weight.Values).reshape(weight.Shape));
        }

        return encoder;
    }

    public GraphBatch MakeBatch(ScalarType type) => new(
        tensor(Features, type).reshape(GraphOfNode.Length, Options.InputSize), tensor(Sources), tensor(Targets), tensor(GraphOfNode), GraphCount);

    public Tensor MakeCoefficients(ScalarType type) => tensor(Coefficients, type).reshape(GraphCount, Options.OutputSize);

    internal sealed record Weight(long[] Shape, double[] Values);
}
