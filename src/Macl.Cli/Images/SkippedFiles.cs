using Macl.Cli.Progress;
using Macl.Inputs.Images;

namespace Macl.Cli.Images;

/// <summary>What a run says of files that it left out.</summary>
internal static class SkippedFiles
{
    private const string FileName = "skipped.txt";

    private const int MostSaid = 10;

    /// <summary>Says them where there is no folder for a list: the first ones by name, and how many there are.</summary>
    public static void Say(ImageData data, ProgressDisplay progress)
    {
        SkippedFile[] skipped = SkippedIn(data);
        foreach (var file in skipped.Take(MostSaid))
        {
            progress.Say($"skipped {file.Path}: {file.Reason}");
        }

        if (skipped.Length > MostSaid)
        {
            progress.Say($"skipped {skipped.Length - MostSaid} more files, {skipped.Length} in all");
        }
    }

    /// <summary>Lists them in the run's folder, and says in a line each what a user should know.</summary>
    public static IEnumerable<string> Remarks(ImageData data, string folder)
    {
        SkippedFile[] skipped = SkippedIn(data);
        if (skipped.Length > 0)
        {
            string list = Path.Combine(folder, FileName);
            File.WriteAllLines(list, skipped.Select(file => $"{file.Path}\t{file.Reason}"));
            yield return $"skipped {skipped.Length} {(skipped.Length == 1 ? "file" : "files")}, such as {skipped[0].Path}: {skipped[0].Reason}; see {list}";
        }

        foreach (string remark in data.Images.Remarks.Concat(data.HeldOut?.Images.Remarks ?? []))
        {
            yield return remark;
        }
    }

    private static SkippedFile[] SkippedIn(ImageData data) => [.. data.Images.Skipped, .. data.HeldOut?.Images.Skipped ?? []];
}
