using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What tensors from outside must be; each failure says what was given and what is allowed.</summary>
internal static class TensorChecks
{
    /// <summary>Two views: the same shape [N, D] with N and D at least <paramref name="fewestRows"/> and 1, the same floating dtype and device.</summary>
    public static void ThrowIfNoPair(Tensor first, Tensor second, long fewestRows, string nameOfFirst = "first", string nameOfSecond = "second")
    {
        ThrowIfNoRows(first, nameOfFirst, fewestRows: 0);
        ThrowIfNoRows(second, nameOfSecond, fewestRows: 0);
        if (!first.shape.AsSpan().SequenceEqual(second.shape))
        {
            throw Refused($"{nameOfFirst} is {Shape(first)} and {nameOfSecond} is {Shape(second)}; they must have the same shape.");
        }

        ThrowIfOfDifferentKind(first, nameOfFirst, second, nameOfSecond);
        ThrowIfNoRows(first, $"{nameOfFirst} and {nameOfSecond}", fewestRows);
    }

    /// <summary>More rows, at least one, of the same width, dtype and device.</summary>
    public static void ThrowIfOfOtherRows(Tensor rows, string name, Tensor more, string nameOfMore)
    {
        ThrowIfNoRows(more, nameOfMore, fewestRows: 1);
        if (rows.shape[1] != more.shape[1])
        {
            throw Refused($"{name} is {Shape(rows)} and {nameOfMore} is {Shape(more)}; they must have the same number of columns.");
        }

        ThrowIfOfDifferentKind(rows, name, more, nameOfMore);
    }

    /// <summary>A matrix of floating-point numbers, [N, D] with N and D at least <paramref name="fewestRows"/> and 1.</summary>
    public static void ThrowIfNoRows(Tensor rows, string name, long fewestRows)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.dim() != 2)
        {
            throw Refused($"{name} is {Shape(rows)}; it must be a matrix [N, D].");
        }

        if (rows.shape[1] < 1)
        {
            throw Refused($"{name} is {Shape(rows)}; a row must have at least 1 column.");
        }

        if (!rows.is_floating_point())
        {
            throw Refused($"{name} is of {rows.dtype}; it must be Float32, Float64, BFloat16 or Float16.");
        }

        if (rows.shape[0] < fewestRows)
        {
            throw Refused($"{name} {Shape(rows)}: {rows.shape[0]} rows, but at least {fewestRows} are needed.");
        }
    }

    /// <summary>Similarities of positives [N] and negatives [N, K], N and K at least 1, the same floating dtype and device.</summary>
    public static void ThrowIfNoSimilarities(Tensor positives, Tensor negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ThrowIfNoRows(negatives, nameof(negatives), fewestRows: 1);
        if (positives.dim() != 1 || positives.shape[0] != negatives.shape[0])
        {
            throw Refused($"positives is {Shape(positives)} and negatives is {Shape(negatives)}; they must be [N] and [N, K].");
        }

        ThrowIfOfDifferentKind(positives, nameof(positives), negatives, nameof(negatives));
    }

    /// <summary>Every value is finite; the first row [N, …] that is not is named.</summary>
    public static void ThrowIfNotFinite(Tensor values, string name)
    {
        using var scope = NewDisposeScope();
        Tensor finite = values.isfinite();
        if (!finite.all().item<bool>())
        {
            long row = finite.logical_not().nonzero()[0, 0].item<long>();
            throw NotFinite(row, name);
        }
    }

    /// <summary>The refusal of a row.</summary>
    public static ArgumentException NotFinite(long row, string name) => Refused($"Row {row} of {name} has a value that is NaN or infinite; all must be finite.");

    private static void ThrowIfOfDifferentKind(Tensor one, string nameOfOne, Tensor other, string nameOfOther)
    {
        if (one.dtype != other.dtype)
        {
            throw Refused($"{nameOfOne} is of {one.dtype} and {nameOfOther} of {other.dtype}; they must have the same dtype.");
        }

        bool sameDevice = one.device_type == other.device_type && one.device_index == other.device_index;
        if (!sameDevice)
        {
            throw Refused($"{nameOfOne} is on {one.device} and {nameOfOther} on {other.device}; they must be on the same device.");
        }
    }

    private static ArgumentException Refused(string message) => new(message, paramName: null);

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
