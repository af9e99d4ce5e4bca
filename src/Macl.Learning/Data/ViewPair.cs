namespace Macl.Learning.Data;

/// <summary>Two views of the same samples, in the same order: all that a modality must produce for training.</summary>
/// <remarks>The second may go on behind the samples' views with hard negatives: inputs that are no view of any sample, and negatives of all.</remarks>
/// <typeparam name="TInput">What the encoder takes; owned by the pair.</typeparam>
public readonly record struct ViewPair<TInput>(TInput First, TInput Second) : IDisposable
    where TInput : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}
