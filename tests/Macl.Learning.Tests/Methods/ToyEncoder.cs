using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Tests.Data;
using Macl.Losses;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Methods;

/// <summary>An encoder with all that can go wrong on resumption: weights, batch statistics (or, where they are unwanted, each row's own), and dropout.</summary>
public sealed class ToyEncoder : nn.Module<Tensor, Tensor>
{
    public const int FeatureSize = 5;

    private const int HiddenSize = 8;

    [ComponentName(Name = "inner")]
    private readonly Linear _inner = nn.Linear(ToyViewMaker.Width, HiddenSize);

    [ComponentName(Name = "norm")]
    private readonly nn.Module<Tensor, Tensor> _norm;

    [ComponentName(Name = "dropout")]
    private readonly Dropout _dropout;

    [ComponentName(Name = "outer")]
    private readonly Linear _outer = nn.Linear(HiddenSize, FeatureSize);

    public ToyEncoder(double dropout = 0, bool batchStatistics = true)
        : base(nameof(ToyEncoder))
    {
        _norm = batchStatistics ? nn.BatchNorm1d(HiddenSize) : nn.LayerNorm(HiddenSize);
        _dropout = nn.Dropout(dropout);
        RegisterComponents();
    }

    /// <summary>The encoder with a projection head and a loss; all weights from the seed.</summary>
    public static SimClr<Tensor> Method(double dropout = 0, long seed = 0, ContrastiveLoss? loss = null, bool batchStatistics = true, IReadOnlyList<int>? labels = null)
    {
        var method = new SimClr<Tensor>(new ToyEncoder(dropout, batchStatistics), ProjectionHead.Create(FeatureSize, 6, 4), loss ?? new MaclLoss(), labels);
        Initialise(method, seed);
        return method;
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var hidden = nn.functional.relu(_norm.forward(_inner.forward(input)));
        return _outer.forward(_dropout.forward(hidden)).MoveToOuterDisposeScope();
    }

    private static void Initialise(nn.Module module, long seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (number, parameter) in module.parameters().Index())
        {
            var random = RandomStreams.For(seed, number);
            float[] values = [.. Enumerable.Range(0, (int)parameter.numel()).Select(_ => (float)(random.NextDouble() - 0.5))];
            parameter.copy_(tensor(values).reshape(parameter.shape));
        }
    }
}
