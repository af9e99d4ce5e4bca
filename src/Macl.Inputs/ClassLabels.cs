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

    /// <summary>The values in the data, in ascending order: class 0 of labels −1 and 1 is called "-1".</summary>
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
}
