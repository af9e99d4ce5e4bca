using Macl.Inputs;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;

namespace Macl.Cli.Hosting;

/// <summary>Turns what can go wrong into one line and an exit code.</summary>
internal static class Guard
{
    public static int Run(Terminal terminal, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (IsBadInput(problem))
        {
            terminal.Error.WriteLine($"macl: {OneLine.Of(problem)}");
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or TrainingDivergedException)
        {
            terminal.Error.WriteLine($"macl: {OneLine.Of(problem)}");
            return ExitCode.Failed;
        }
        catch (Exception problem) when (problem is TypeInitializationException or DllNotFoundException)
        {
            terminal.Error.WriteLine($"macl: libtorch does not load: {OneLine.Of(problem)} 'macl doctor' says what to do.");
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // Nothing behind this line could tell a user more than this line does.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"macl: unexpected {problem.GetType().Name}: {OneLine.Of(problem)} {Details(problem)}");
            return ExitCode.Failed;
        }
    }

    private static string Details(Exception problem)
    {
        string path = Path.Combine(Path.GetTempPath(), $"macl-error-{Guid.NewGuid():N}.txt");
        try
        {
            File.WriteAllText(path, problem.ToString());
            return $"The details are in {path}.";
        }
        catch (Exception second) when (second is IOException or UnauthorizedAccessException)
        {
            return $"The details could not be kept in {path}.";
        }
    }

    private static bool IsBadInput(Exception problem) => problem
        is UsageException or ArgumentException or DataFormatException or InvalidDataException or DamagedCheckpointException
        or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException;
}
