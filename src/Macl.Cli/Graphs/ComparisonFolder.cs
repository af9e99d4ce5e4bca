using Macl.Cli.Hosting;

namespace Macl.Cli.Graphs;

/// <summary>The folder of a comparison.</summary>
internal static class ComparisonFolder
{
    /// <exception cref="UsageException">A new comparison would lie over something, or there is nothing to go on with.</exception>
    public static void Prepare(string folder, bool resume)
    {
        bool hasFiles = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        if (hasFiles && !resume)
        {
            throw new UsageException($"{folder} is not empty: choose another folder, or go on with --resume {folder}.");
        }

        if (!hasFiles && resume)
        {
            throw new UsageException($"{folder} holds no comparison to go on with.");
        }

        Directory.CreateDirectory(folder);
    }
}
