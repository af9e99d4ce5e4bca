using TorchSharp;

namespace Macl.Losses;

/// <summary>
/// Numbers as the framework takes them. A number that is converted at the call may be collected while native code still reads
/// it (docs/decisions/0004-determinism.md); these live as long as the program.
/// </summary>
internal static class Constants
{
    public static readonly Scalar Zero = 0.0.ToScalar();

    public static readonly Scalar One = 1.0.ToScalar();

    public static readonly Scalar Two = 2.0.ToScalar();

    public static readonly Scalar MinusOne = (-1.0).ToScalar();

    public static readonly Scalar Infinity = double.PositiveInfinity.ToScalar();

    public static readonly Scalar MinusInfinity = double.NegativeInfinity.ToScalar();
}
