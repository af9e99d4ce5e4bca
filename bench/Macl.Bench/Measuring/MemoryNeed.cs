namespace Macl.Bench.Measuring;

/// <summary>Whether a contestant with full matrices fits this machine.</summary>
internal static class MemoryNeed
{
    private const double UsableFraction = .75;

    /// <summary>Why it is not tried; null where it is.</summary>
    /// <param name="fullMatrices">Float32 matrices [2N, 2N] at the peak.</param>
    /// <param name="pairs">N.</param>
    /// <param name="memoryBytes">All of the machine's memory.</param>
    public static string? Refusal(int fullMatrices, int pairs, long memoryBytes)
    {
        double bytes = fullMatrices * sizeof(float) * 4.0 * pairs * pairs;
        return bytes > Usable(memoryBytes) ? $"needs about {bytes / (1L << 30):F0} GiB" : null;
    }

    /// <summary>What a process may take, in bytes.</summary>
    public static double Usable(long memoryBytes) => UsableFraction * memoryBytes;
}
