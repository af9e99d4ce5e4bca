using Macl.Bench.Measuring;

namespace Macl.Bench.Peers;

/// <summary>Finds a Python that has PyTorch, or torchvision.</summary>
internal static class Python
{
    private static readonly string[] _names = OperatingSystem.IsWindows() ? ["python.exe", "python3.exe"] : ["python3", "python"];

    /// <summary>The one that was asked for, or the first on the path that has PyTorch; null where there is none.</summary>
    /// <param name="asked">A program; null for a search.</param>
    public static string? WithPyTorch(string? asked) => With("torch", asked);

    /// <summary>The same for torchvision.</summary>
    /// <inheritdoc cref="WithPyTorch"/>
    public static string? WithTorchvision(string? asked) => With("torchvision", asked);

    private static string? With(string module, string? asked) => (asked is null ? OnPath() : [asked]).FirstOrDefault(program => Has(program, module));

    /// <summary>A folder may hold a Python without PyTorch before another that has it: all of them are tried.</summary>
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in _names
        let program = Path.Combine(folder, name)
        where File.Exists(program)
        select program;

    private static bool Has(string program, string module)
    {
        try
        {
            ChildProcess.Run(program, ["-c", $"import {module}"], hideErrors: true);
            return true;
        }
        catch (ChildProcessException)
        {
            return false;
        }
    }
}
