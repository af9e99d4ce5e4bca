namespace Macl.Bench.Measuring;

/// <summary>The peak of this process's resident memory, where Linux tells it.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";
    private const string Reset = "/proc/self/clear_refs";
    private const string ResetPeak = "5";
    private const string Peak = "VmHWM:";

    /// <summary>By how much the peak rises while something works; null where that is not told.</summary>
    public static long? RiseDuring(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        bool isReset = TryReset();
        long? before = isReset ? Read() : null;
        work();
        return before is { } bytes ? Math.Max(0, Read()!.Value - bytes) : null;
    }

    /// <summary>Lets the peak begin again from what is resident now.</summary>
    private static bool TryReset()
    {
        try
        {
            File.WriteAllText(Reset, ResetPeak);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long? Read()
    {
        string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) << 10;
    }
}
