namespace Macl.Learning.Data;

/// <summary>Two views of the same samples, in the same order: all that a modality must produce for training.</summary>
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
