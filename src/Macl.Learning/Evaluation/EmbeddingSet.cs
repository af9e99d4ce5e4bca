namespace Macl.Learning.Evaluation;

/// <summary>Stored embeddings, one row a sample, with their classes and names where there are any.</summary>
public sealed class EmbeddingSet
{
    /// <param name="values">Row-major, Count × Dimension, finite.</param>
    /// <param name="dimension">Columns, at least 1.</param>
    /// <param name="labels">One class a row, or null. Any integers.</param>
    /// <param name="ids">One name a row, or null: the row numbers then.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or a value is not finite.</exception>
    public EmbeddingSet(float[] values, int dimension, IReadOnlyList<int>? labels = null, IReadOnlyList<string>? ids = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.Length == 0 || values.Length % dimension != 0)
        {
            throw new ArgumentException($"{values.Length} values do not fill rows of {dimension}.", nameof(values));
        }

        int notFinite = Array.FindIndex(values, value => !float.IsFinite(value));
        if (notFinite >= 0)
        {
            throw new EmbeddingsNotFiniteException(notFinite / dimension, notFinite % dimension, values[notFinite], nameof(values));
        }

        Values = values;
        Dimension = dimension;
        Count = values.Length / dimension;
        ThrowIfOtherCount(labels?.Count, nameof(labels));
        ThrowIfOtherCount(ids?.Count, nameof(ids));
        Labels = labels;
        Ids = ids;
    }

    /// <summary>All values, row after row.</summary>
    public float[] Values { get; }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Columns.</summary>
    public int Dimension { get; }

    /// <summary>The class of each row, or null.</summary>
    public IReadOnlyList<int>? Labels { get; }

    /// <summary>The name of each row, or null.</summary>
    public IReadOnlyList<string>? Ids { get; }

    /// <summary>One embedding.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Dimension, Dimension);

    /// <summary>Some rows, copied, in the given order.</summary>
    public EmbeddingSet Select(IReadOnlyList<int> rows)
    {
        var values = new float[rows.Count * Dimension];
        for (int i = 0; i < rows.Count; i++)
        {
            this[rows[i]].CopyTo(values.AsSpan(i * Dimension));
        }

        return new EmbeddingSet(values, Dimension, Pick(Labels, rows), Pick(Ids, rows));
    }

    private static T[]? Pick<T>(IReadOnlyList<T>? values, IReadOnlyList<int> rows) =>
        values is null ? null : [.. rows.Select(row => values[row])];

    private void ThrowIfOtherCount(int? count, string name)
    {
        if (count is { } given && given != Count)
        {
            throw new ArgumentException($"{given} {name} for {Count} embeddings.", name);
        }
    }
}
