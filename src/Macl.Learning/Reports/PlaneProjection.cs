using Macl.Learning.Evaluation;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MathNet.Numerics.Statistics;

namespace Macl.Learning.Reports;

/// <summary>
/// A view of embeddings in the plane: their two principal components. Before that every column is put around its median
/// in units of its mean absolute deviation, and every row scaled to unit length: columns of sum-pooled embeddings differ
/// in scale by orders of magnitude, and the length of a row mostly says how large the sample is, so that the eye would see
/// a blob and a few giants. Equal embeddings give equal projections: the largest loading of each component is positive.
/// </summary>
public sealed class PlaneProjection
{
    private const double ConstantShare = 1e-6;
    private const double LeastVariance = 1e-12;

    private PlaneProjection(double[] first, double[] second, double firstShare, double secondShare)
    {
        First = first;
        Second = second;
        FirstShare = firstShare;
        SecondShare = secondShare;
    }

    /// <summary>The first component of each row.</summary>
    public IReadOnlyList<double> First { get; }

    /// <summary>The second component of each row; all 0 where there is only one dimension.</summary>
    public IReadOnlyList<double> Second { get; }

    /// <summary>The share of the variance (after scaling) that the first component shows, in [0, 1]; 0 if all rows are equal.</summary>
    public double FirstShare { get; }

    /// <summary>The share of the variance (after scaling) that the second component shows, in [0, 1].</summary>
    public double SecondShare { get; }

    /// <summary>Projects all rows.</summary>
    public static PlaneProjection Of(EmbeddingSet embeddings)
    {
        Matrix<double> rows = Matrix<double>.Build.Dense(embeddings.Count, embeddings.Dimension,
            (row, column) => embeddings.Values[(row * embeddings.Dimension) + column]);
        ScaleColumns(rows);
        ScaleRowsToUnitLength(rows);
        CentreColumns(rows);
        return Project(rows);
    }

    /// <summary>The same projection, each component turned so that it does not run against that of <paramref name="other"/>.</summary>
    /// <param name="other">A projection of the same samples in the same order.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public PlaneProjection FacingLike(PlaneProjection other)
    {
        if (other.First.Count != First.Count)
        {
            throw new ArgumentException($"A projection of {First.Count} rows cannot face one of {other.First.Count}.", nameof(other));
        }

        return new PlaneProjection(Facing(First, other.First), Facing(Second, other.Second), FirstShare, SecondShare);
    }

    private static double[] Facing(IReadOnlyList<double> component, IReadOnlyList<double> other)
    {
        double agreement = component.Zip(other, (mine, theirs) => mine * theirs).Sum();
        return [.. component.Select(value => agreement < 0 ? -value : value)];
    }

    private static void ScaleColumns(Matrix<double> rows)
    {
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            Vector<double> values = rows.Column(column);
            Vector<double> around = values - values.Median();
            double spread = around.L1Norm() / values.Count;
            rows.SetColumn(column, spread > ConstantShare * values.AbsoluteMaximum() ? around / spread : around * 0);
        }
    }

    private static void ScaleRowsToUnitLength(Matrix<double> rows)
    {
        for (int row = 0; row < rows.RowCount; row++)
        {
            double length = rows.Row(row).L2Norm();
            rows.SetRow(row, length > 0 ? rows.Row(row) / length : rows.Row(row));
        }
    }

    private static void CentreColumns(Matrix<double> rows)
    {
        Vector<double> means = rows.ColumnSums() / rows.RowCount;
        rows.MapIndexedInplace((_, column, value) => value - means[column], Zeros.Include);
    }

    private static PlaneProjection Project(Matrix<double> centred)
    {
        Matrix<double> covariance = centred.TransposeThisAndMultiply(centred) / centred.RowCount;
        double total = covariance.Trace();
        if (total < LeastVariance)
        {
            return new PlaneProjection(new double[centred.RowCount], new double[centred.RowCount], 0, 0);
        }

        Evd<double> parts = covariance.Evd(Symmetricity.Symmetric);
        (double[] first, double firstShare) = Component(parts, 1);
        (double[] second, double secondShare) = centred.ColumnCount > 1 ? Component(parts, 2) : (new double[centred.RowCount], 0);
        return new PlaneProjection(first, second, firstShare, secondShare);

        (double[] Values, double Share) Component(Evd<double> parts, int fromTheEnd)
        {
            int index = centred.ColumnCount - fromTheEnd;
            Vector<double> loadings = parts.EigenVectors.Column(index);
            double sign = loadings[loadings.AbsoluteMaximumIndex()] < 0 ? -1 : 1;
            double share = Math.Clamp(parts.EigenValues[index].Real / total, 0, 1);
            return ((centred * (loadings * sign)).ToArray(), share);
        }
    }
}
