using System.Runtime.InteropServices;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Doctor;

/// <summary>What the program runs on.</summary>
internal sealed record Diagnosis
{
    public required string Macl { get; init; }

    public required string DotNet { get; init; }

    public required string OperatingSystem { get; init; }

    public required string Architecture { get; init; }

    public required int Cores { get; init; }

    public required double MemoryGigabytes { get; init; }

    /// <summary>The newest symbol version that the system's libstdc++ has; null where that cannot be told.</summary>
    public required string? CppLibrary { get; init; }

    public required string TorchSharp { get; init; }

    /// <summary>The version of libtorch, or null if it does not load.</summary>
    public required string? LibTorch { get; init; }

    public required string? LoadedFrom { get; init; }

    public required int? Threads { get; init; }

    public required IReadOnlyList<string> InstructionSets { get; init; }

    public required IReadOnlyList<string> Devices { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    public static Diagnosis OfThisMachine()
    {
        var libTorch = LibTorchProbe.Try();
        return new Diagnosis
        {
            Macl = EnvironmentRecord.ToolkitVersion,
            DotNet = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            Cores = Environment.ProcessorCount,
            MemoryGigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30),
            CppLibrary = SystemCppLibrary.NewestVersion(),
            TorchSharp = EnvironmentRecord.VersionOf(typeof(torch).Assembly),
            LibTorch = libTorch.Version,
            LoadedFrom = libTorch.LoadedFrom,
            Threads = libTorch.Threads,
            InstructionSets = Processor.InstructionSets(),
            Devices = libTorch.Devices,
            Problems = libTorch.Problems,
        };
    }
}
