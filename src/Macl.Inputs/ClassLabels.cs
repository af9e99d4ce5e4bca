namespace Macl.Inputs;

/// <summary>The class of each sample as an index, and what the classes are called in the data.</summary>
public sealed class ClassLabels
{
    private ClassLabels(int[] indices, string[] names)
    {
        Indices = indices;
        Names = names;
    }

    /// <summary>One class a sample, 0 to <see cref="Names"/>.Count − 1.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>What the classes are called: the values in the data in ascending order (class 0 of labels −1 and 1 is called "-1"), or the data's own names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Numbers the distinct values in ascending order.</summary>
    public static ClassLabels From(ReadOnlySpan<int> values)
    {
        int[] distinct = [.. new SortedSet<int>(values.ToArray())];
        var indices = new int[values.Length];
        for (int sample = 0; sample < values.Length; sample++)
        {
            indices[sample] = Array.BinarySearch(distinct, values[sample]);
        }

        return new ClassLabels(indices, Array.ConvertAll(distinct, value => value.ToString()));
    }

    /// <summary>Numbers the distinct names in the order of their characters' numbers (ordinal), which no language setting changes.</summary>
    /// <param name="values">The name of each sample's class.</param>
    public static ClassLabels From(ReadOnlySpan<string> values)
    {
        string[] distinct = [.. new SortedSet<string>(values.ToArray(), StringComparer.Ordinal)];
        var indices = new int[values.Length];
        for (int sample = 0; sample < values.Length; sample++)
        {
            indices[sample] = Array.BinarySearch(distinct, values[sample], StringComparer.Ordinal);
        }

        return new ClassLabels(indices, distinct);
    }

    /// <summary>The classes of some samples, in their order, under the same numbers and names.</summary>
    /// <param name="samples">From 0 to below the number of indices.</param>
    public ClassLabels Select(IReadOnlyList<int> samples) => new([.. samples.Select(sample => Indices[sample])], [.. Names]);

    /// <summary>Classes that the data numbers and names itself.</summary>
    internal static ClassLabels Of(int[] indices, string[] names) => new(indices, names);
}
