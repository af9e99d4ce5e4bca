using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Macl.Cli.Doctor;

/// <summary>Tries to load libtorch, and says why it does not.</summary>
internal sealed record LibTorchProbe(string? Version, string? LoadedFrom, int? Threads, IReadOnlyList<string> Devices, IReadOnlyList<Problem> Problems)
{
    private const string Library = "LibTorchSharp";

    public static LibTorchProbe Try()
    {
        string expected = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        string folder = Directory.Exists(expected) ? expected : AppContext.BaseDirectory;
        string file = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{Library}.dll" : OperatingSystem.IsMacOS() ? $"lib{Library}.dylib" : $"lib{Library}.so");
        try
        {
            NativeLibrary.Load(file);
            return Loaded();
        }
        catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException or TypeInitializationException or NotSupportedException or ExternalException)
        {
            return Failed(file, problem.Message.ReplaceLineEndings(" "));
        }
    }

    private static LibTorchProbe Loaded()
    {
        using var probe = torch.ones(2, 2).matmul(torch.ones(2, 2));
        var problems = probe[0, 0].item<float>() == 2 ? Array.Empty<Problem>() : [new Problem("libtorch loads but computes wrongly", "reinstall the libtorch package")];
        return new LibTorchProbe(torch.__version__, Where(), torch.get_num_threads(), DeviceNames(), problems);
    }

    private static LibTorchProbe Failed(string file, string reason) => new(null, null, null, [], [new Problem($"libtorch does not load: {reason}", RemedyFor(file, reason))]);

    private static string RemedyFor(string file, string reason)
    {
        if (!File.Exists(file))
        {
            return $"{file} is missing: reference the package libtorch-cpu-{(OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64")} from the program, and build again";
        }

        return reason.Contains("GLIBCXX", StringComparison.Ordinal)
            ? "the build did not weaken the library's need of a newer libstdc++: import buildTransitive/Macl.Losses.targets, delete bin and obj, and build again"
            : "install the missing library that the message names, or rebuild from a clean folder";
    }

    private static string? Where()
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(module => module.FileName).FirstOrDefault(path => Path.GetFileName(path).Contains("torch_cpu", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> DeviceNames() =>
        ["cpu", .. torch.cuda.is_available() ? Enumerable.Range(0, torch.cuda.device_count()).Select(index => $"cuda:{index}") : []];
}
