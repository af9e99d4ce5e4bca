using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Keys and labels of samples, brought into small numbers from 0.</summary>
internal static class SampleKeys
{
    /// <summary>A number for each sample: the same for the same key. Without keys each sample has its own. There may be numbers for so many more rows behind.</summary>
    /// <exception cref="ArgumentException">The keys are not int64 [count] or [count + more].</exception>
    public static int[] Of(Tensor? keys, int count, string name, int more = 0)
    {
        if (keys is null)
        {
            return [.. Enumerable.Range(0, count)];
        }

        ThrowIfNoKeys(keys, count, name, more);
        return Number(Read(keys));
    }

    /// <summary>Numbers keys in the order in which they come.</summary>
    public static int[] Number(IReadOnlyList<long> keys)
    {
        var numbers = new Dictionary<long, int>();
        return [.. keys.Select(key => numbers.TryGetValue(key, out int number) ? number : numbers[key] = numbers.Count)];
    }

    /// <summary>The values of int64 keys on any device.</summary>
    public static long[] Read(Tensor keys)
    {
        using Tensor local = keys.cpu().contiguous();
        return local.data<long>().ToArray();
    }

    /// <exception cref="ArgumentException">The keys are not int64 [count] or [count + more].</exception>
    public static void ThrowIfNoKeys(Tensor keys, int count, string name, int more = 0)
    {
        if (keys.dtype != ScalarType.Int64 || keys.dim() != 1 || (keys.shape[0] != count && keys.shape[0] != count + more))
        {
            throw new ArgumentException($"{name} is {keys.dtype} [{string.Join(", ", keys.shape)}]; it must be Int64 [{count}]{(more > 0 ? $" or [{count + more}]" : "")}.", paramName: null);
        }
    }
}
