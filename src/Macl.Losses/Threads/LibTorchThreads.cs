using System.Runtime.InteropServices;

namespace Macl.Losses;

/// <summary>How the threads of libtorch wait for work.</summary>
public static partial class LibTorchThreads
{
    private const string SpinCount = "GOMP_SPINCOUNT";
    private const string WaitPolicy = "OMP_WAIT_POLICY";
    private const string ShortSpin = "10000";

    /// <summary>
    /// Lets libtorch's threads sleep after a fraction of a millisecond without work. By default they spin for about ten milliseconds after every operation,
    /// and take the processor away from everything that works between operations: the loss engine, and threads that prepare data. On a machine with few cores
    /// a loss takes up to twice as long beside them.
    /// </summary>
    /// <remarks>
    /// Works on Linux, where libtorch uses GNU OpenMP, and only before the first use of TorchSharp in the process; elsewhere it does nothing. It leaves alone what
    /// the environment variables GOMP_SPINCOUNT and OMP_WAIT_POLICY say, if one of them is set.
    /// </remarks>
    public static void SleepWhenIdle()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(SpinCount) is null && Environment.GetEnvironmentVariable(WaitPolicy) is null)
        {
            _ = SetEnvironment(SpinCount, ShortSpin, overwrite: 0);
        }
    }

    /// <summary>The C library's own: native code does not see what the runtime's method sets.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
