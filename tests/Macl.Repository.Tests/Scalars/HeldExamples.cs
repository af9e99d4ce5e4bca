using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Repository.Tests.Scalars;

/// <summary>No method has a scalar that may be freed while it is read.</summary>
internal static class HeldExamples
{
    private static readonly Scalar Two = 2.ToScalar();

    public static Tensor InAField(Tensor x) => x.mul(Two);

    public static Tensor Disposed(Tensor x)
    {
        using Scalar half = 0.5.ToScalar();
        using Scalar value = x.ToScalar();
        return x.mul(half).add(x, value);
    }

    public static Tensor TensorsOnly(Tensor x) => x.mul(x).sub(x) / x;

    public static double Reading(Tensor x) => x.item<double>();

    public static nn.Module Network() => nn.Sequential(nn.Linear(2, 3), nn.ReLU());
}
