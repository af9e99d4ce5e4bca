using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Macl.Bench.Measuring;

/// <summary>Runs another process and gives what it prints.</summary>
internal static class ChildProcess
{
    /// <summary>This program once more, with other arguments.</summary>
    /// <exception cref="ChildProcessException">It failed.</exception>
    public static string RunThisProgram(IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return Run(program, isHost ? [Assembly.GetEntryAssembly()!.Location, .. arguments] : arguments);
    }

    /// <summary>A program; its errors go where ours go, unless they are to be hidden.</summary>
    /// <exception cref="ChildProcessException">It failed, or is not there.</exception>
    public static string Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, bool hideErrors = false)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = hideErrors };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        if (hideErrors)
        {
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
        }

        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new ChildProcessException($"{Path.GetFileName(program)} ended with {process.ExitCode}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new ChildProcessException($"{start.FileName} does not start: {problem.Message}", problem);
        }
    }
}
