using System.Diagnostics;
using System.Globalization;

namespace Macl.Cli.Tests.Graphs;

/// <summary>Kills the command as a process, at random moments; MACL_KILLS sets how often (3 if it is not set).</summary>
public sealed class KillTests : IDisposable
{
    private const int ShortestLife = 100;
    private const int LongestLife = 2500;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_is_killed_again_and_again_ends_with_the_same_bytes()
    {
        var random = new Random(7);
        int kills = int.Parse(Environment.GetEnvironmentVariable("MACL_KILLS") ?? "3", CultureInfo.InvariantCulture);
        string[] options = ["--epochs", "60", "--checkpoint-steps", "7"];
        Assert.Equal(0, Finish(["--out", _folder["undisturbed"], .. options]));

        for (int kill = 0; kill < kills; kill++)
        {
            using var process = Start(Command(options));
            if (!process.WaitForExit(random.Next(ShortestLife, LongestLife)))
            {
                process.Kill();
                process.WaitForExit();
            }
        }

        Assert.Equal(0, Finish(Command(options)));
        Assert.All(
            ["model/model.safetensors", "metrics.jsonl", "checkpoints/step-000000120/optimizer.safetensors"],
            file => Assert.Equal(File.ReadAllBytes(_folder["undisturbed", file]), File.ReadAllBytes(_folder["killed", file])));
    }

    /// <summary>The first start, or once there is a run, its resumption.</summary>
    private string[] Command(string[] options) =>
        File.Exists(_folder["killed", "run.json"]) ? ["--resume", _folder["killed"]] : ["--out", _folder["killed"], .. options];

    private static int Finish(string[] arguments)
    {
        using var process = Start(arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Start(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "macl.dll");
        var start = new ProcessStartInfo("dotnet", [program, "pretrain", "graphs", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
