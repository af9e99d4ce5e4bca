using Macl.Learning.Data;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class ClassPreconditionerTests
{
    /// <summary>At weights of 0 every sample has the same probabilities, and columns on principal axes are uncorrelated: the approximation is exact.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Where_its_assumptions_hold_it_is_the_inverse_of_the_second_derivative(int classes)
    {
        var random = RandomStreams.For(classes);
        int[] labels = [.. Enumerable.Range(0, 50).Select(row => row % classes)];
        var rows = ProbeRows.OnPrincipalAxes(new EmbeddingSet([.. Enumerable.Range(0, 150).Select(i => (float)(random.NextDouble() * (1 + (i % 3))))], 3));
        var objective = new CrossEntropy(rows, ClassIndex.Of(labels), cost: 0.7, new ParallelOptions());
        objective.Evaluate(new double[objective.Size], new double[objective.Size]);
        double[] direction = [.. Enumerable.Range(0, objective.Size).Select(i => i % rows.Stride <= rows.InterceptColumn ? random.NextDouble() - 0.5 : 0)];
        KeepSumOfIntercepts(direction, rows, classes);
        var product = new double[objective.Size];

        objective.HessianTimes(objective.Preconditioner().Solve(direction), product);

        Assert.Equal(direction, product, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    /// <summary>A shift of all intercepts changes nothing, so no direction leads to one.</summary>
    private static void KeepSumOfIntercepts(double[] direction, ProbeRows rows, int classes)
    {
        int[] intercepts = [.. Enumerable.Range(0, classes).Select(c => (c * rows.Stride) + rows.InterceptColumn)];
        double mean = intercepts.Average(i => direction[i]);
        foreach (int i in intercepts)
        {
            direction[i] -= mean;
        }
    }
}
