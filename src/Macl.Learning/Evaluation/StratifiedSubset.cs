using Macl.Learning.Data;

namespace Macl.Learning.Evaluation;

/// <summary>A part of labelled samples in which each class has its share: the few labels of semi-supervised evaluation.</summary>
public static class StratifiedSubset
{
    private const int Stream = 3;

    /// <summary>
    /// Of each class the given fraction, rounded to the nearest number, but at least one sample. Of one seed a smaller part lies within
    /// every larger one.
    /// </summary>
    /// <param name="labels">The class of each sample, any integers.</param>
    /// <param name="fraction">Above 0, at most 1.</param>
    /// <param name="seed">Decides which samples. Equal arguments give equal parts.</param>
    /// <returns>The positions of the samples, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its range.</exception>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> labels, double fraction, long seed)
    {
        if (fraction is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), $"The fraction is {fraction}; allowed: above 0, at most 1.");
        }

        return [.. labels.Index().GroupBy(sample => sample.Item, sample => sample.Index).SelectMany(members => Draw(members.Key, [.. members], fraction, seed)).Order()];
    }

    private static int[] Draw(int label, int[] members, double fraction, long seed)
    {
        RandomStreams.For(seed, Stream, label).Shuffle(members);
        return members[..Math.Max(1, (int)Math.Round(fraction * members.Length, MidpointRounding.AwayFromZero))];
    }
}
