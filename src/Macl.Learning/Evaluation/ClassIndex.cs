namespace Macl.Learning.Evaluation;

/// <summary>The classes of labelled samples, numbered from 0 in ascending order of their labels.</summary>
internal sealed class ClassIndex
{
    private ClassIndex(int[] labels, int[] classOf)
    {
        Labels = labels;
        ClassOf = classOf;
    }

    /// <summary>The label of each class, ascending.</summary>
    public int[] Labels { get; }

    /// <summary>The class of each sample.</summary>
    public int[] ClassOf { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The labels of a set that must have some.</summary>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    public static IReadOnlyList<int> LabelsOf(EmbeddingSet set) => set.Labels
        ?? throw new ArgumentException($"The {set.Count} embeddings have no labels; this protocol needs the class of each row.", nameof(set));

    /// <exception cref="ArgumentException">All labels are equal, or there are none.</exception>
    public static ClassIndex Of(IReadOnlyList<int> labels)
    {
        int[] distinct = [.. labels.Distinct().Order()];
        if (distinct.Length < 2)
        {
            throw new ArgumentException($"The {labels.Count} labels have {distinct.Length} classes; at least 2 are needed.", nameof(labels));
        }

        return new ClassIndex(distinct, [.. labels.Select(label => Array.BinarySearch(distinct, label))]);
    }

    /// <summary>The same classes for some of the samples.</summary>
    public ClassIndex Select(IReadOnlyList<int> rows) => new(Labels, [.. rows.Select(row => ClassOf[row])]);

    /// <summary>How many samples each class has among some rows.</summary>
    public int[] CountIn(ReadOnlySpan<int> rows)
    {
        var counts = new int[Count];
        foreach (int row in rows)
        {
            counts[ClassOf[row]]++;
        }

        return counts;
    }
}
