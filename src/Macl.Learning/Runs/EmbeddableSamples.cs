using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>
/// Samples of a data set that an encoder in training can embed at any time, all of them or a part that the seed alone decides: what is
/// shown or quickly judged again and again must be of the same samples, and of no more than it takes.
/// </summary>
public sealed class EmbeddableSamples
{
    private readonly int[] _rows;
    private readonly Func<IReadOnlyList<int>, CancellationToken, EmbeddingSet> _embed;

    /// <param name="count">Samples in the data set, at least 1.</param>
    /// <param name="embed">The embeddings of some samples, in the given order, by the encoder as it is; evaluation mode, no gradient.</param>
    public EmbeddableSamples(int count, Func<IReadOnlyList<int>, CancellationToken, EmbeddingSet> embed)
        : this([.. Enumerable.Range(0, EvaluatorChecks.AtLeast(count, 1, nameof(count)))], embed)
    {
    }

    private EmbeddableSamples(int[] rows, Func<IReadOnlyList<int>, CancellationToken, EmbeddingSet> embed)
    {
        _rows = rows;
        _embed = embed;
    }

    /// <summary>Their numbers in the data set, ascending.</summary>
    public IReadOnlyList<int> Samples => _rows;

    /// <summary>How many there are.</summary>
    public int Count => _rows.Length;

    /// <summary>The embeddings of all of them by the encoder as it is, in the order of the data set.</summary>
    public EmbeddingSet Embed(CancellationToken cancellation) => _embed(_rows, cancellation);

    /// <summary>A part drawn at random, in the order of the data set; all of them where there are no more.</summary>
    /// <param name="most">The most samples of the part, at least 1.</param>
    /// <param name="seed">Decides which. Equal seeds give equal parts.</param>
    public EmbeddableSamples AtMost(int most, long seed)
    {
        int[] drawn = Draw(seed);
        return Part(drawn[..Math.Min(EvaluatorChecks.AtLeast(most, 1, nameof(most)), drawn.Length)]);
    }

    /// <summary>Two parts drawn at random that share no sample, each in the order of the data set.</summary>
    /// <param name="first">Samples of the first part, at least 1.</param>
    /// <param name="second">Samples of the second, at least 1. Where there are too few for both, both shrink alike.</param>
    /// <param name="seed">Decides which. Equal seeds give equal parts.</param>
    /// <exception cref="InvalidOperationException">There is a single sample.</exception>
    public (EmbeddableSamples First, EmbeddableSamples Second) Divide(int first, int second, long seed)
    {
        if (Count < 2)
        {
            throw new InvalidOperationException("There is 1 sample; at least 2 are needed for two parts.");
        }

        long wanted = (long)EvaluatorChecks.AtLeast(first, 1, nameof(first)) + EvaluatorChecks.AtLeast(second, 1, nameof(second));
        double share = Math.Min(1, Count / (double)wanted);
        int shrunk = Math.Clamp((int)Math.Round(share * first), 1, Count - 1);
        int[] drawn = Draw(seed);
        return (Part(drawn[..shrunk]), Part(drawn[shrunk..Math.Min(Count, shrunk + second)]));
    }

    private int[] Draw(long seed) => [.. RowSample.Shuffle(Count, seed).Select(position => _rows[position])];

    private EmbeddableSamples Part(int[] drawn) => new([.. drawn.Order()], _embed);
}
