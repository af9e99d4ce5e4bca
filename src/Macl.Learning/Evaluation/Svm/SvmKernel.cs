namespace Macl.Learning.Evaluation;

/// <summary>How a support vector machine compares two embeddings: <see cref="RbfKernel"/> or <see cref="LinearKernel"/>.</summary>
public abstract record SvmKernel
{
    private protected SvmKernel()
    {
    }

    /// <summary>The part of the kernel that does not depend on the training data: a squared distance or a dot product.</summary>
    internal abstract double Measure(ReadOnlySpan<float> first, ReadOnlySpan<float> second);

    /// <summary>Turns measures into kernel values, in place.</summary>
    internal abstract void Apply(Span<double> measures);

    /// <summary>This kernel with everything that the training rows decide.</summary>
    internal abstract SvmKernel FittedTo(EmbeddingSet set, IReadOnlyList<int> rows);

    /// <summary>The kernel in words, for a report.</summary>
    internal abstract string Describe();
}
