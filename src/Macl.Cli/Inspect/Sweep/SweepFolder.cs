using System.Text;
using Macl.Cli.Hosting;
using Macl.Learning.Checkpoints;
using Macl.Learning.Reports.Pages;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>The folder of one sweep.</summary>
internal sealed class SweepFolder
{
    private SweepFolder(string path) => FullPath = path;

    /// <summary>The page for people.</summary>
    public string Report => Path.Combine(FullPath, "report.html");

    /// <summary>The numbers.</summary>
    public string Data => Path.Combine(FullPath, "sweep.json");

    private string FullPath { get; }

    /// <summary>Takes a new or empty folder; by default a new one in runs/.</summary>
    /// <exception cref="UsageException">There is something in it, or it is a file.</exception>
    public static SweepFolder At(string? path, TimeProvider clock)
    {
        string full = Path.GetFullPath(path ?? Path.Combine("runs", $"inspect-{clock.GetLocalNow():yyyyMMdd-HHmmss}"));
        bool taken = File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any());
        return taken ? throw new UsageException($"--out is {full}, which is not empty; allowed: a new or an empty folder.") : new SweepFolder(full);
    }

    /// <summary>Writes the numbers and the page.</summary>
    public void Write(SweepRecord sweep, Inspection inspection)
    {
        Directory.CreateDirectory(FullPath);
        DurableFile.WriteJson(Data, sweep);
        DurableFile.Write(Report, Encoding.UTF8.GetBytes(HtmlPage.ToHtml(SweepReportPage.Of(sweep, inspection))));
    }
}
