using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>Puts the curves of several seeds together: their mean, and the range from the lowest to the highest.</summary>
internal static class SeedCurves
{
    /// <summary>At every place that any of the curves has; a seed without a drawable value there does not count.</summary>
    public static LineSeries Together(string name, int colour, IReadOnlyList<IReadOnlyList<DataPoint>> seeds)
    {
        List<(double X, List<double> Values)> places = [.. seeds
            .SelectMany(points => points)
            .Where(point => Extent.CanHold(point.X))
            .GroupBy(point => point.X)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Where(point => point.IsDrawable).Select(point => point.Y).ToList()))];
        return new LineSeries(name, [.. places.Select(place => new DataPoint(place.X, place.Values.Count > 0 ? place.Values.Average() : double.NaN))])
        {
            Colour = colour,
            Band = seeds.Count > 1 ? [.. places.Select(place => Range(place.X, place.Values))] : [],
        };
    }

    private static RangePoint Range(double x, List<double> values) =>
        values.Count > 0 ? new RangePoint(x, values.Min(), values.Max()) : new RangePoint(x, double.NaN, double.NaN);
}
