using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015) as in PyTorch: ε 1e-5, running statistics with momentum .1, weights that begin
/// as 1 and 0. State: <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>, <c>num_batches_tracked</c>.
/// TorchSharp's own counts its batches with a scalar that the garbage collector may free during the call.
/// </summary>
public sealed class BatchNormalisation : nn.Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;

    private static readonly Scalar One = 1.ToScalar();

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    [ComponentName(Name = "running_mean")]
    private readonly Tensor _runningMean;

    [ComponentName(Name = "running_var")]
    private readonly Tensor _runningVariance;

    [ComponentName(Name = "num_batches_tracked")]
    private readonly Tensor _batches;

    /// <param name="features">Columns or channels, 1 or more.</param>
    public BatchNormalisation(long features)
        : base(nameof(BatchNormalisation))
    {
        _weight = new Parameter(ones(features));
        _bias = new Parameter(zeros(features));
        _runningMean = zeros(features);
        _runningVariance = ones(features);
        _batches = tensor(0L);
        RegisterComponents();
    }

    /// <summary>Sets the weights to 0, so that the output begins as the bias. Without a graph.</summary>
    public void ScaleToZero()
    {
        using var noGradient = no_grad();
        _weight.zero_();
    }

    /// <param name="input">[N, features] or [N, features, …], of the weights' type, or bfloat16 with weights of float32, where statistics are float32 too; in training more than one value a feature.</param>
    /// <returns>Of the input's shape. In training each feature has the batch's mean 0 and variance 1 before the weights; else the running statistics are used.</returns>
    public override Tensor forward(Tensor input)
    {
        if (training)
        {
            using var noGradient = no_grad();
            _batches.add_(One, One);
        }

        return nn.functional.batch_norm(input, _runningMean, _runningVariance, _weight, _bias, training, Momentum, Epsilon);
    }
}
