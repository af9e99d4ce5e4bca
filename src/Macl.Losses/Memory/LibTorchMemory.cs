using System.Collections;
using System.Runtime.InteropServices;

namespace Macl.Losses;

/// <summary>What becomes of the memory of freed tensors.</summary>
public static partial class LibTorchMemory
{
    private const string Tunables = "GLIBC_TUNABLES";
    private const string SettingsBegin = "MALLOC_";

    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MostMappings = -4;
    private const int MostArenas = -8;
    private const int SixtyFourMebibytes = 1 << 26;

    /// <summary>
    /// Keeps the memory of freed tensors for the next ones, instead of returning it to the system: a training step frees all of its activations, the next
    /// asks for as many, and the system would clear and map every page anew. Training on small pictures takes 15 to 20 % less processor time.
    /// </summary>
    /// <remarks>
    /// Works on Linux with the GNU C library, for this process and to its end; best called before the first use of TorchSharp. Elsewhere it does nothing. The process
    /// keeps the most memory that it ever had, and has up to 1.7 times as much of it, since tensors of different sizes leave gaps. It leaves everything alone where
    /// the environment sets the C library's memory itself (MALLOC_…, GLIBC_TUNABLES).
    /// </remarks>
    public static void KeepFreed()
    {
        if (OperatingSystem.IsLinux() && !IsSetByEnvironment())
        {
            TrySet((MostMappings, 0), (TrimThreshold, int.MaxValue), (TopPad, SixtyFourMebibytes), (MostArenas, 1));
        }
    }

    private static bool IsSetByEnvironment() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
        .Any(name => name.StartsWith(SettingsBegin, StringComparison.Ordinal) || name.Equals(Tunables, StringComparison.Ordinal));

    private static void TrySet(params ReadOnlySpan<(int Parameter, int Value)> settings)
    {
        try
        {
            foreach (var (parameter, value) in settings)
            {
                _ = SetAllocator(parameter, value);
            }
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has no such function: its memory stays as it is.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAllocator(int parameter, int value);
}
