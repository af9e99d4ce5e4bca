using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Macl.Learning.Runs;

/// <summary>The versions and the machine that a run's numbers come from.</summary>
/// <param name="Macl">Version of this toolkit.</param>
/// <param name="TorchSharp">Version of TorchSharp.</param>
/// <param name="LibTorch">Version of libtorch.</param>
/// <param name="DotNet">Version of the runtime.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">The processor's instruction set.</param>
/// <param name="Device">Where tensors are computed.</param>
/// <param name="Threads">Threads of libtorch.</param>
public sealed record EnvironmentRecord(
    string Macl, string TorchSharp, string LibTorch, string DotNet, string OperatingSystem, string Architecture, string Device, int Threads)
{
    /// <summary>The version of this toolkit.</summary>
    public static string ToolkitVersion { get; } = VersionOf(typeof(EnvironmentRecord).Assembly);

    /// <summary>The environment of this process.</summary>
    public static EnvironmentRecord Current(torch.Device device) => new(
        ToolkitVersion,
        VersionOf(typeof(torch).Assembly),
        torch.__version__,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        device.ToString(),
        torch.get_num_threads());

    /// <summary>The version of an assembly, without its commit.</summary>
    public static string VersionOf(Assembly assembly)
    {
        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return version.Split('+')[0];
    }
}
