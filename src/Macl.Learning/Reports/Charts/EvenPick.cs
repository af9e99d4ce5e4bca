namespace Macl.Learning.Reports.Charts;

/// <summary>A part of many things, evenly picked: the same every time, and each region of an ordered list keeps its share.</summary>
internal static class EvenPick
{
    /// <summary>At most <paramref name="most"/> positions out of <paramref name="count"/>, ascending.</summary>
    public static IEnumerable<int> Positions(int count, int most) =>
        count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));
}
