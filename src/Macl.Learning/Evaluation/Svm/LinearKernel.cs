namespace Macl.Learning.Evaluation;

/// <summary>K(x, z) = x · z.</summary>
public sealed record LinearKernel : SvmKernel
{
    internal override double Measure(ReadOnlySpan<float> first, ReadOnlySpan<float> second) => PairMeasures.Dot(first, second);

    internal override void Apply(Span<double> measures)
    {
        // A dot product is the kernel value already.
    }

    internal override SvmKernel FittedTo(EmbeddingSet set, IReadOnlyList<int> rows) => this;

    internal override string Describe() => "linear";
}
