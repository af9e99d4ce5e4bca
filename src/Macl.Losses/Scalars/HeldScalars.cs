using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// Operations for which TorchSharp itself makes a scalar that the garbage collector may free while libtorch still reads it.
/// For other numbers hold the scalar: <c>using Scalar two = 2.0.ToScalar();</c> in the body, or a static readonly field for a constant.
/// </summary>
public static class HeldScalars
{
    private static readonly Scalar One = 1.ToScalar();

    /// <summary>The sum of two tensors, broadcast: what <c>left + right</c> is.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>The value of a tensor with one element, of any real type and on any device: what <c>value.ToDouble()</c> is.</summary>
    public static double ReadDouble(this Tensor value)
    {
        using Scalar scalar = value.ToScalar();
        return scalar.ToDouble();
    }
}
