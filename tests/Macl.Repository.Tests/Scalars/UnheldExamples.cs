using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Repository.Tests.Scalars;

/// <summary>Each method has one scalar that may be freed while it is read.</summary>
internal static class UnheldExamples
{
    public static Tensor Converted(Tensor x) => x.mul(2.0);

    public static Tensor MadeForTheCall(Tensor x) => x.mul(2.0.ToScalar());

    public static Tensor InALocalOnly(Tensor x)
    {
        var half = 0.5.ToScalar();
        return x.mul(half).mul(half);
    }

    public static Tensor InAnArray(Tensor x)
    {
        Scalar[] factors = [2.0.ToScalar()];
        return x.mul(factors[0]);
    }

    public static Tensor NumberOperator(Tensor x) => x * 2;

    public static Tensor NumberAssignment(Tensor x) => x *= 2.0;

    public static Tensor Comparison(Tensor x) => x > 0.5;

    public static Tensor Sum(Tensor x) => x + x;

    public static Tensor SumAssignment(Tensor x) => x += x;

    public static Tensor Square(Tensor x) => x.square();

    public static double Reading(Tensor x) => x.ToDouble();

    public static float Cast(Tensor x) => (float)x;

    public static IEnumerable<double> MethodGroup(IEnumerable<Tensor> all) => all.Select(TensorExtensionMethods.ToDouble);

    public static Tensor Norm(Tensor x) => linalg.vector_norm(x, 2);

    public static Tensor Function(Tensor x) => nn.functional.leaky_relu(x, 0.1);

    public static nn.Module Normalisation() => nn.BatchNorm2d(3);

    public static nn.Module Activation() => nn.Softplus(1, 1);

    public static optim.Optimizer Optimizer(nn.Module model) => optim.Adam(model.parameters());
}
