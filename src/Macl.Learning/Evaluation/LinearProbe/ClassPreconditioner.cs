using MathNet.Numerics.LinearAlgebra;

namespace Macl.Learning.Evaluation;

/// <summary>
/// An approximate inverse of the second derivative of a mean cross-entropy by the weights of all classes: as if the probabilities of a sample had
/// nothing to do with its values, and columns were uncorrelated. The second derivative is then the mean covariance of the classes times the mean
/// squares of the columns, plus the penalties, and its inverse is a division along the axes of that covariance.
/// </summary>
internal sealed class ClassPreconditioner
{
    /// <summary>Along an axis without any covariance, a shift of all intercepts, there is nothing to divide but rounding errors.</summary>
    private const double LeastVariance = 1e-9;

    private readonly Matrix<double> _axes;
    private readonly Matrix<double> _divisors;

    /// <param name="probabilities">N × classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="meanSquares">One a column.</param>
    /// <param name="penalties">One a column.</param>
    public ClassPreconditioner(ReadOnlySpan<double> probabilities, int classes, double[] meanSquares, double[] penalties)
    {
        var covariance = MeanCovariance(probabilities, classes).Evd(Symmetricity.Symmetric);
        _axes = covariance.EigenVectors;
        double[] variances = [.. covariance.EigenValues.Select(value => Math.Max(value.Real, LeastVariance))];
        _divisors = Matrix<double>.Build.Dense(meanSquares.Length, classes, (column, axis) => (variances[axis] * meanSquares[column]) + penalties[column]);
    }

    /// <summary>The direction, one row of columns a class, that the approximate second derivative would turn into the given one.</summary>
    public double[] Solve(double[] direction) =>
        (Matrix<double>.Build.Dense(_divisors.RowCount, _divisors.ColumnCount, direction) * _axes).PointwiseDivide(_divisors).TransposeAndMultiply(_axes).ToColumnMajorArray();

    /// <summary>The mean of diag(p) − p pᵀ.</summary>
    private static Matrix<double> MeanCovariance(ReadOnlySpan<double> probabilities, int classes)
    {
        int samples = probabilities.Length / classes;
        var covariance = new double[classes, classes];
        for (int start = 0; start < probabilities.Length; start += classes)
        {
            AddCovariance(probabilities.Slice(start, classes), covariance);
        }

        return Matrix<double>.Build.DenseOfArray(covariance) / samples;
    }

    private static void AddCovariance(ReadOnlySpan<double> probabilities, double[,] sums)
    {
        for (int i = 0; i < probabilities.Length; i++)
        {
            sums[i, i] += probabilities[i];
            for (int j = 0; j < probabilities.Length; j++)
            {
                sums[i, j] -= probabilities[i] * probabilities[j];
            }
        }
    }
}
