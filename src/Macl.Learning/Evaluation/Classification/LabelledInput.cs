namespace Macl.Learning.Evaluation;

/// <summary>Some samples to be judged, as the encoder takes them, with their classes.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="Input">N samples. Owned.</param>
/// <param name="Labels">The class of each, from 0.</param>
public sealed record LabelledInput<TInput>(TInput Input, IReadOnlyList<int> Labels) : IDisposable
    where TInput : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();
}
