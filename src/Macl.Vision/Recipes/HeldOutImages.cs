using Macl.Inputs;
using Macl.Inputs.Images;
using Macl.Learning.Runs;

namespace Macl.Vision.Recipes;

/// <summary>Pictures that a run never trains on and is judged by.</summary>
/// <param name="Images">The pictures, with the classes of the training pictures.</param>
/// <param name="Path">Where they were read.</param>
public sealed record HeldOutImages(ImageDataSet Images, string Path)
{
    /// <summary>Why they cannot judge an encoder of data with these classes, as a clause without a full stop; null where they can.</summary>
    /// <param name="classes">The classes of the training pictures.</param>
    public string? ObstacleTo(ClassLabels classes) => Images.Labels is { } own && own.Names.SequenceEqual(classes.Names, StringComparer.Ordinal)
        ? null
        : $"the classes of the test set ({NamesOf(Images.Labels)}) are not those of the data ({NamesOf(classes)})";

    /// <summary>As a run remembers them.</summary>
    internal DataRecord Record => new(Images.Name, Path, Images.Count, Images.Fingerprint);

    /// <summary>The same set, as far as results go.</summary>
    internal static bool AreSame(DataRecord? asked, DataRecord? given) => string.Equals(asked?.Fingerprint, given?.Fingerprint, StringComparison.Ordinal);

    private static string NamesOf(ClassLabels? labels) => labels is null ? "none" : string.Join(", ", labels.Names);
}
