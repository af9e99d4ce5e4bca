using Macl.Bench.Results;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>
/// What one writes with TorchSharp alone: all similarities in one matrix, and automatic differentiation. It minimises −s⁺/τ + logsumexp,
/// whose gradient is exactly that of MACL: no operation is spent on the reported value, and the mask is made once.
/// </summary>
/// <param name="precision">Float32 to be measured; float64 as the reference of the gradients.</param>
internal sealed class PlainAutograd(ScalarType precision) : IContestant
{
    private const double InitialTemperature = .1;
    private const double Alpha = .5;
    private const int MatricesAtPeak = 6;

    private static readonly Scalar _one = 1.0.ToScalar();
    private static readonly Scalar _slope = (InitialTemperature * Alpha).ToScalar();
    private static readonly Scalar _initial = InitialTemperature.ToScalar();
    private static readonly Scalar _nothing = double.NegativeInfinity.ToScalar();

    private Tensor? _sameSample;

    public string Name => ContestantNames.Autograd;

    public ScalarType Precision => precision;

    public int FullMatrices => MatricesAtPeak * (precision == ScalarType.Float64 ? 2 : 1);

    public Tensor Loss(Tensor first, Tensor second)
    {
        Tensor left = nn.functional.normalize(first);
        Tensor right = nn.functional.normalize(second);
        Tensor both = cat([left, right]);
        Tensor positives = left.mul(right).sum(1L);
        Tensor temperature = positives.detach().mean().mul(_slope).add(_initial, _one);
        Tensor logits = both.matmul(both.t()).div(temperature).masked_fill(SameSample(first.shape[0]), _nothing);
        return logits.logsumexp(1).mean().sub(positives.mean().div(temperature));
    }

    /// <summary>Where two rows [2N, 2N] are of one sample, and so no negatives of each other.</summary>
    private Tensor SameSample(long pairs)
    {
        if (_sameSample?.shape[0] != 2 * pairs)
        {
            _sameSample?.Dispose();
            _sameSample = eye(pairs, dtype: ScalarType.Bool).repeat(2, 2).DetachFromDisposeScope();
        }

        return _sameSample;
    }
}
