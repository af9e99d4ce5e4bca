using Macl.Testing;

namespace Macl.Losses.Tests;

/// <summary>Makes the views of a scenario, exact in float32.</summary>
public static class Scenarios
{
    public static (double[][] First, double[][] Second) Views(Scenario scenario, int count = 8, int dimension = 24)
    {
        double[][] rows = Rows.Normal(count, dimension, seed: 11);
        double[][] near = Rows.Disturb(rows, .3, seed: 12);
        (double[][] first, double[][] second) = scenario switch
        {
            Scenario.NearlyIdenticalViews => (rows, Rows.Disturb(rows, 1e-3, seed: 12)),
            Scenario.IdenticalViews => (rows, rows),
            Scenario.OppositeViews => (rows, Rows.Map(rows, value => -value)),
            Scenario.OneIdenticalRowForAll => (Repeat(rows[0], count), Repeat(rows[0], count)),
            Scenario.ZeroVectorsAmongOthers => (ZeroAt(rows, 0), ZeroAt(near, 1)),
            Scenario.OnlyZeroVectors => (Rows.Make(count, dimension), Rows.Make(count, dimension)),
            Scenario.TinyMagnitudes => (Scale(rows, 1e-30), Scale(near, 1e-30)),
            Scenario.HugeMagnitudes => (Scale(rows, 1e30), Scale(near, 1e30)),
            Scenario.MixedMagnitudes => (Scale(rows, 1e-20), Scale(near, 1e20)),
            _ => (Repeat(rows[0], 2, rows[2..]), near),
        };
        return (AsFloat(first), AsFloat(second));
    }

    /// <summary>The nearest values of float32, so that every dtype from there on computes with the same numbers.</summary>
    public static double[][] AsFloat(double[][] rows) => Rows.Map(rows, value => (float)value);

    private static double[][] Repeat(double[] row, int times, double[][]? others = null) => [.. Enumerable.Repeat(row, times), .. others ?? []];

    private static double[][] Scale(double[][] rows, double factor) => Rows.Map(rows, value => value * factor);

    private static double[][] ZeroAt(double[][] rows, int zero) =>
        [.. rows.Select((row, index) => index == zero ? new double[row.Length] : row)];
}
