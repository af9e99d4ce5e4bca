using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// How embeddings lie on the unit sphere. All take rows [N, D] of float32, float64, bfloat16 or float16, finite, of any
/// length (they are normalised here; a zero row stays zero), compute in float64 and change nothing.
/// </summary>
public static class EmbeddingStatistics
{
    private const long RowsAtOnce = 512;

    private static readonly Scalar _minusTwo = (-2.0).ToScalar();

    /// <summary>Alignment loss: the mean of ‖x − y‖² over positive pairs (Wang and Isola, 2020, arXiv 2005.10242). Not MACL's alignment A: for unit rows it is 2 − 2A.</summary>
    /// <param name="first">[N, D], N at least 1.</param>
    /// <param name="second">The same shape, dtype and device, the same samples in the same order.</param>
    /// <returns>From 0 (every pair the same) to 4 (every pair opposite).</returns>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    public static double AlignmentLoss(Tensor first, Tensor second)
    {
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: 1);
        using var scope = NewDisposeScope();
        Tensor difference = UnitRowsOf(first, nameof(first)) - UnitRowsOf(second, nameof(second));
        return difference.mul(difference).sum(1L).mean().item<double>();
    }

    /// <summary>Uniformity loss: log mean exp(−2‖x − y‖²) over all pairs of different rows (Wang and Isola, 2020, arXiv 2005.10242).</summary>
    /// <param name="embeddings">[N, D], N at least 2.</param>
    /// <returns>From −8 (all pairs opposite) to 0 (all rows the same: collapsed); −4 where pairs are orthogonal.</returns>
    /// <exception cref="ArgumentException">Shape, dtype or a value is not as said.</exception>
    public static double UniformityLoss(Tensor embeddings)
    {
        TensorChecks.ThrowIfNoRows(embeddings, nameof(embeddings), fewestRows: 2);
        using var scope = NewDisposeScope();
        Tensor rows = UnitRowsOf(embeddings, nameof(embeddings));
        Tensor squares = rows.mul(rows).sum(1L);
        double sum = 0;
        for (long start = 0; start < rows.shape[0]; start += RowsAtOnce)
        {
            sum += PotentialsFrom(start, rows, squares);
        }

        return Math.Log(sum / Pairs(rows.shape[0]));
    }

    /// <summary>
    /// Anisotropy: the mean similarity of different rows, which is what randomly drawn pairs have on average (Ethayarajh, 2019,
    /// arXiv 1909.00512); here over all pairs, since ‖Σ xᵢ‖² has all of them.
    /// </summary>
    /// <param name="embeddings">[N, D], N at least 2.</param>
    /// <returns>0 where directions are spread evenly, 1 where all are the same; at least −1 / (N − 1).</returns>
    /// <exception cref="ArgumentException">Shape, dtype or a value is not as said.</exception>
    public static double Anisotropy(Tensor embeddings)
    {
        TensorChecks.ThrowIfNoRows(embeddings, nameof(embeddings), fewestRows: 2);
        using var scope = NewDisposeScope();
        Tensor rows = UnitRowsOf(embeddings, nameof(embeddings));
        return SumOfPairs(rows.sum(0L), rows) / Pairs(rows.shape[0]);
    }

    /// <summary>Tolerance: the mean similarity of different rows of the same class (Wang and Liu, 2021, arXiv 2012.09740).</summary>
    /// <param name="embeddings">[N, D], N at least 2.</param>
    /// <param name="labels">The class of each row; any integers.</param>
    /// <returns>In [−1, 1].</returns>
    /// <exception cref="ArgumentException">Shape, dtype, a value or the number of labels is not as said, or no class has two rows.</exception>
    public static double Tolerance(Tensor embeddings, IReadOnlyList<int> labels)
    {
        TensorChecks.ThrowIfNoRows(embeddings, nameof(embeddings), fewestRows: 2);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != embeddings.shape[0])
        {
            throw new ArgumentException($"{labels.Count} labels for {embeddings.shape[0]} rows; each row needs one.", nameof(labels));
        }

        double pairs = labels.CountBy(label => label).Sum(ofClass => Pairs(ofClass.Value));
        return pairs > 0
            ? SumWithinClasses(embeddings, labels) / pairs
            : throw new ArgumentException("No class has two rows; tolerance needs pairs of the same class.", nameof(labels));
    }

    /// <summary>Effective rank: exp of the entropy of the normalised singular values of the unit rows (Roy and Vetterli, 2007).</summary>
    /// <param name="embeddings">[N, D], N at least 1.</param>
    /// <returns>From 1 (all rows on one line: collapsed) to min(N, D); 0 where every row is zero.</returns>
    /// <exception cref="ArgumentException">Shape, dtype or a value is not as said.</exception>
    public static double EffectiveRank(Tensor embeddings)
    {
        TensorChecks.ThrowIfNoRows(embeddings, nameof(embeddings), fewestRows: 1);
        using var scope = NewDisposeScope();
        Tensor singular = linalg.svdvals(UnitRowsOf(embeddings, nameof(embeddings)));
        Tensor total = singular.sum();
        return total.item<double>() > 0 ? Math.Exp(special.entr(singular / total).sum().item<double>()) : 0;
    }

    private static Tensor UnitRowsOf(Tensor embeddings, string name) =>
        UnitSet.Of(new RowSet(new RowPart(embeddings.detach().to(ScalarType.Float64), name))).Rows;

    private static double Pairs(double count) => count * (count - 1) / 2;

    /// <summary>Σ exp(−2‖xᵢ − xⱼ‖²) over the rows i from <paramref name="start"/> on, as many as fit at once, and all j &gt; i.</summary>
    private static double PotentialsFrom(long start, Tensor rows, Tensor squares)
    {
        using var scope = NewDisposeScope();
        long rest = rows.shape[0] - start;
        long count = Math.Min(RowsAtOnce, rest);
        Tensor similarities = rows.narrow(0, start, count).matmul(rows.narrow(0, start, rest).t());
        Tensor distances = squares.narrow(0, start, count).unsqueeze(1).Plus(squares.narrow(0, start, rest)) - similarities - similarities;
        return distances.mul_(_minusTwo).exp_().triu(1).sum().item<double>();
    }

    /// <summary>Σ xᵢ·xⱼ over pairs i &lt; j of one class.</summary>
    private static double SumWithinClasses(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        Tensor rows = UnitRowsOf(embeddings, nameof(embeddings));
        Dictionary<int, int> numbers = labels.Distinct().Index().ToDictionary(label => label.Item, label => label.Index);
        Tensor classes = tensor(labels.Select(label => (long)numbers[label]).ToArray(), device: rows.device);
        Tensor sums = zeros(numbers.Count, rows.shape[1], dtype: ScalarType.Float64, device: rows.device).index_add(0, classes, rows, Constants.One);
        return SumOfPairs(sums, rows);
    }

    /// <summary>Σ xᵢ·xⱼ over pairs i &lt; j of rows that are in the same sum: (‖Σ xᵢ‖² − Σ ‖xᵢ‖²) / 2 for each sum.</summary>
    private static double SumOfPairs(Tensor sums, Tensor rows)
    {
        using var scope = NewDisposeScope();
        return (sums.mul(sums).sum() - rows.mul(rows).sum()).item<double>() / 2;
    }
}
