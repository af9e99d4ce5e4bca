using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>Projections of two views: the second is the first with noise, so that positives are similar (about .9) and the rest is not.</summary>
/// <param name="First">[N, D].</param>
/// <param name="Second">[N, D].</param>
internal sealed record Views(Tensor First, Tensor Second) : IDisposable
{
    private const double Noise = .5;
    private const int Seed = 17;

    private static readonly Scalar _noise = Noise.ToScalar();

    public static Views Random(int pairs, int dimension)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(Seed, CPU);
        Tensor first = randn(pairs, dimension, generator: generator);
        Tensor second = first.add(randn(pairs, dimension, generator: generator), _noise);
        return new Views(first.MoveToOuterDisposeScope(), second.MoveToOuterDisposeScope());
    }

    /// <summary>The same numbers, rounded to another type.</summary>
    public Views To(ScalarType precision) => new(First.to(precision, copy: true), Second.to(precision, copy: true));

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}
