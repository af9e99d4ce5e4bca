using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Macl.Losses;
using TorchSharp;

namespace Macl.Bench.Results;

/// <summary>What this process runs on.</summary>
internal static class ThisMachine
{
    private const string ProcessorInformation = "/proc/cpuinfo";
    private const string Release = "/etc/os-release";

    /// <summary>All the memory that this process may use.</summary>
    public static long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public static MachineRecord Describe() => new(Processor(), VectorInstructions(), Environment.ProcessorCount, Math.Round(MemoryBytes / (double)(1L << 30), 1), OperatingSystemName());

    public static VersionRecord Versions(string? peers) => new(
        VersionOf(typeof(MaclLoss).Assembly), RuntimeInformation.FrameworkDescription, VersionOf(typeof(torch).Assembly), torch.__version__, peers);

    private static string Processor() =>
        ValueIn(ProcessorInformation, "model name", ':') ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string OperatingSystemName() => ValueIn(Release, "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;

    private static string VectorInstructions() =>
        Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits";

    private static string? ValueIn(string file, string name, char separator) =>
        File.Exists(file)
            ? File.ReadLines(file).Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault()
            : null;

    private static string VersionOf(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];
}
