namespace Macl.Vision.Augmentations;

/// <summary>One of the 24 orders of colour jitter's four operations.</summary>
internal readonly record struct JitterOrder
{
    /// <summary>How many orders there are.</summary>
    public const int Count = 24;

    private static readonly JitterOperation[][] All = [.. Permutations([], Enum.GetValues<JitterOperation>())];

    /// <param name="number">From 0 (brightness, contrast, saturation, hue) to 23, in lexicographic order.</param>
    public JitterOrder(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Number = number;
    }

    /// <summary>From 0 to 23.</summary>
    public int Number { get; }

    /// <summary>The operations, each once, the first first.</summary>
    public ReadOnlySpan<JitterOperation> Sequence => All[Number];

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", All[Number]);

    private static IEnumerable<JitterOperation[]> Permutations(JitterOperation[] chosen, JitterOperation[] left) =>
        left.Length == 0 ? [chosen] : left.SelectMany(next => Permutations([.. chosen, next], [.. left.Where(other => other != next)]));
}
