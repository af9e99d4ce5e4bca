using Macl.Learning.Data;
using Macl.Learning.Methods;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

/// <summary>The smallest thing that a trainer can train: a network that maps first views to second views, in double precision.</summary>
public sealed class Regression : LearningMethod<Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2));

    public Regression(IReadOnlyList<double> weights)
        : base(nameof(Regression))
    {
        register_module("net", _net);
        this.to(ScalarType.Float64);
        SetWeights(weights);
    }

    public override nn.Module<Tensor, Tensor> Encoder => _net;

    public int UpdatesSeen { get; private set; }

    public List<double> ProgressSeen { get; } = [];

    public double[] Weights => [.. parameters().SelectMany(parameter => parameter.detach().data<double>().ToArray())];

    public override StepOutput forward(ViewBatch<Tensor> views)
    {
        using var scope = NewDisposeScope();
        var loss = nn.functional.mse_loss(_net.forward(views.Parts[0].First), views.Parts[0].Second);
        return new StepOutput(loss.MoveToOuterDisposeScope(), new Dictionary<string, double>(StringComparer.Ordinal) { ["temperature"] = 0.25 });
    }

    public override void BeforeStep(double progress) => ProgressSeen.Add(progress);

    public override void AfterOptimizerStep() => UpdatesSeen++;

    private void SetWeights(IReadOnlyList<double> weights)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        int start = 0;
        foreach (var parameter in parameters())
        {
            int count = (int)parameter.numel();
            parameter.copy_(tensor(weights.Skip(start).Take(count).ToArray()).reshape(parameter.shape));
            start += count;
        }
    }
}
