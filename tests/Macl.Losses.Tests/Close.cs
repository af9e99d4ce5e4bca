using Macl.Testing;

namespace Macl.Losses.Tests;

/// <summary>Comparisons of numbers by relative error.</summary>
public static class Close
{
    public static void Numbers(double expected, double actual, double relative) =>
        Assert.True(
            Math.Abs(actual - expected) <= relative * Math.Max(Math.Abs(expected), double.Epsilon),
            $"Expected {expected:r}, got {actual:r}: relative error {Math.Abs(actual - expected) / Math.Abs(expected):e2}, allowed {relative:e2}.");

    public static void Matrices(double[][] expected, double[][] actual, double relative)
    {
        double error = Rows.RelativeError(expected, actual);
        Assert.True(error <= relative, $"Relative error {error:e2}, allowed {relative:e2}.");
    }

    public static void AllFinite(double[][] rows) => Assert.All(rows, row => Assert.All(row, value => Assert.True(double.IsFinite(value))));

    public static double Norm(double[][] rows) => Math.Sqrt(rows.Sum(row => row.Sum(value => value * value)));
}
