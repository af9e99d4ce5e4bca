using Macl.Testing;
using Macl.Testing.Losses;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Choices;

/// <summary>Matrices of raw rows, who is compared with whom in plain lists, and the same choice as the losses take it.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Matrices">Raw rows; anchors and others are counted over all of them, one below the other.</param>
/// <param name="Anchors">The anchors.</param>
/// <param name="PositivesOf">The positives of an anchor.</param>
/// <param name="NegativesOf">The negatives of an anchor.</param>
/// <param name="Choose">The candidates made of the matrices as tensors.</param>
public sealed record CandidateCase(string Name, double[][][] Matrices, int[] Anchors, Func<int, int[]> PositivesOf, Func<int, int[]> NegativesOf, Func<Tensor[], Candidates> Choose)
{
    private double[][] All => [.. Matrices.SelectMany(rows => rows)];

    /// <summary>The loss and its gradient by each raw row, by double loops.</summary>
    public (double Loss, double[][] Gradient) Expect(OracleObjective objective, double temperature)
    {
        double[][] unit = [.. All.Select(row => row.Select(value => value / Length(row)).ToArray())];
        double[] positives = [.. Anchors.Select(anchor => PositivesOf(anchor).Average(other => Dot(unit[anchor], unit[other])))];
        double[][] negatives = [.. Anchors.Select(anchor => NegativesOf(anchor).Select(other => Dot(unit[anchor], unit[other])).ToArray())];
        OracleLoss given = OracleLoss.OfSimilarities(positives, negatives, objective, _ => temperature);
        double[][] byUnit = Rows.Make(unit.Length, unit[0].Length);
        for (int index = 0; index < Anchors.Length; index++)
        {
            int[] own = PositivesOf(Anchors[index]);
            Add(byUnit, unit, Anchors[index], own, [.. own.Select(_ => given.FirstGradient[0][index] / own.Length)]);
            Add(byUnit, unit, Anchors[index], NegativesOf(Anchors[index]), given.SecondGradient[index]);
        }

        return (given.Loss, [.. All.Select((row, index) => Raw(row, unit[index], byUnit[index]))]);
    }

    private static void Add(double[][] gradient, double[][] unit, int anchor, int[] others, double[] slopes)
    {
        foreach ((int index, int other) in others.Index())
        {
            for (int column = 0; column < unit[anchor].Length; column++)
            {
                gradient[anchor][column] += slopes[index] * unit[other][column];
                gradient[other][column] += slopes[index] * unit[anchor][column];
            }
        }
    }

    private static double[] Raw(double[] row, double[] unit, double[] gradient) =>
        [.. gradient.Select((value, column) => (value - (unit[column] * Dot(unit, gradient))) / Length(row))];

    private static double Length(double[] row) => Math.Sqrt(Dot(row, row));

    private static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();
}
