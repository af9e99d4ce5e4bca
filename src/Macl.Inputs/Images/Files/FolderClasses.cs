namespace Macl.Inputs.Images.Files;

/// <summary>
/// Names and classes of pictures by the folders they lie in. Folders around everything are passed over; the first folders below them are
/// the classes. Pictures beside such folders, a single folder, or folders called train and test leave the data without classes.
/// </summary>
internal sealed class FolderClasses
{
    private static readonly string[] PartNames = ["train", "training", "test", "testing", "val", "valid", "validation"];

    private FolderClasses(string[] names, ClassLabels? labels, string[] remarks) => (Names, Labels, Remarks) = (names, labels, remarks);

    /// <summary>Paths below the folders around everything.</summary>
    public string[] Names { get; }

    public ClassLabels? Labels { get; }

    public string[] Remarks { get; }

    /// <param name="paths">The pictures, at least one.</param>
    /// <param name="skipped">Files that would be pictures but for being broken: a class that holds no others is remarked on.</param>
    public static FolderClasses Of(IReadOnlyList<string> paths, IEnumerable<string> skipped)
    {
        string around = FoldersAround(paths);
        string[] names = [.. paths.Select(path => path[around.Length..])];
        string?[] folders = Array.ConvertAll(names, FirstFolder);
        string[] found = [.. folders.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (found.Length == 0)
        {
            return new(names, null, []);
        }

        return WhyUnlabelled(folders, found) is { } reason
            ? new(names, null, [reason])
            : new(names, ClassLabels.From(folders!), [.. Emptied(around, found, skipped)]);
    }

    private static string? WhyUnlabelled(string?[] folders, string[] found)
    {
        int loose = folders.Count(folder => folder is null);
        if (loose > 0)
        {
            return $"{(loose == 1 ? "1 picture lies" : $"{loose:N0} pictures lie")} beside the folders {Listed(found)}, so the folders are not taken for classes";
        }

        return found.All(folder => PartNames.Contains(folder, StringComparer.OrdinalIgnoreCase))
            ? $"the folders {Listed(found)} are parts of a data set, not classes; name one of them to read it with its classes"
            : null;
    }

    private static IEnumerable<string> Emptied(string around, string[] found, IEnumerable<string> skipped) =>
        skipped.Where(path => path.StartsWith(around, StringComparison.Ordinal))
            .Select(path => FirstFolder(path[around.Length..]))
            .OfType<string>()
            .Except(found, StringComparer.Ordinal)
            .Select(folder => $"the folder {folder} holds no picture that can be read, so there is no such class");

    /// <summary>"a/b/" where all paths begin so, with nothing beside.</summary>
    private static string FoldersAround(IReadOnlyList<string> paths)
    {
        int length = 0;
        while (FirstFolder(paths[0][length..]) is { } folder && paths.All(path => string.CompareOrdinal(path, length, folder + "/", 0, folder.Length + 1) == 0))
        {
            length += folder.Length + 1;
        }

        return paths[0][..length];
    }

    private static string? FirstFolder(string path)
    {
        int end = path.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? null : path[..end];
    }

    private static string Listed(string[] folders) => folders.Length <= 4 ? string.Join(", ", folders) : $"{string.Join(", ", folders[..3])}, …";
}
