using Macl.Learning.Training;

namespace Macl.Learning.Reports.Pictures;

/// <summary>How many neighbours of how many samples a <see cref="NeighbourSection"/> shows.</summary>
public sealed record NeighbourSectionOptions
{
    /// <summary>How many samples are looked up, at least 1; all where there are fewer. Default 10.</summary>
    public int Queries { get; init => field = Require.AtLeast(1, value, nameof(Queries)); } = 10;

    /// <summary>How many neighbours of each are shown, at least 1; all others where there are fewer. Default 8, which a wide page shows in one line.</summary>
    public int Neighbours { get; init => field = Require.AtLeast(1, value, nameof(Neighbours)); } = 8;

    /// <summary>The seed by which the queries are picked; any. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>The names of the classes by label; a label without one is shown as it is. Default none.</summary>
    public IReadOnlyDictionary<int, string> ClassNames { get; init; } = new Dictionary<int, string>();
}
