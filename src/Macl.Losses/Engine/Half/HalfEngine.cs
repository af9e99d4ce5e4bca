using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// The engine for large batches of bfloat16 rows on processors that multiply them: products in bfloat16 by libtorch, tile by tile,
/// each on one thread; exponentials and sums in float32. What it cannot do it leaves to the engine for float32.
/// </summary>
/// <remarks>
/// A product comes out rounded to bfloat16, and a rounded similarity near 1 would be wrong by 4e-3, a tenth of a logit. So each row
/// gets a column more, 1 for anchors and −1 for candidates: what comes out is similarity − 1, whose rounding is smallest where its
/// exponential is largest.
/// </remarks>
/// <param name="rows">Unit rows, float32.</param>
/// <param name="threads">How many threads work.</param>
internal sealed unsafe class HalfEngine(NegativeRows rows, int threads) : NegativeEngine
{
    private const int FewestRows = 1024;
    private const int FewestColumns = 32;

    private readonly HalfTiles _tiles = new(rows, threads);
    private IReadOnlyList<NegativeTerm> _terms = [];
    private double[][] _sums = [];
    private CpuEngine? _instead;

    /// <summary>Whether these rows are better off here than in float32.</summary>
    public static bool Suits(NegativeRows rows) =>
        rows.MayRound && BFloat16Instructions.AreInProcessor && CpuEngine.Supports(rows.Anchors, Math.Max(rows.Anchors.shape[0], rows.Candidates.shape[0]))
        && Math.Min(rows.Anchors.shape[0], rows.Candidates.shape[0]) >= FewestRows && rows.Anchors.shape[1] >= FewestColumns;

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        using var constants = no_grad();
        _instead?.Dispose();
        _instead = null;
        _terms = terms;
        bool isPlain = terms.All(term => term.Kind == NegativeSum.LogSumExp) && terms.Count(term => !term.IsConstant) <= 1;
        float[]? hardest = needs.Hardest ? NewPerAnchor(float.NegativeInfinity) : null;
        if (!isPlain || !SumTiles(needs.KeptBytes, hardest))
        {
            _tiles.Release();
            _instead = new CpuEngine(rows, threads);
            return _instead.Sum(terms, needs);
        }

        return new TermSums(
            [.. terms.Select((_, term) => PerAnchor.ToTensor(_tiles.Anchors, anchor => Value(term, anchor)))],
            hardest is null ? null : PerAnchor.ToTensor(_tiles.Anchors, anchor => (double)hardest[anchor] + 1));
    }

    /// <inheritdoc/>
    public override double AddGradient(IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        if (_instead is not null)
        {
            return _instead.AddGradient(slopes, gradients);
        }

        using var constants = no_grad();
        int term = slopes.Index().Single(slope => slope.Item is not null).Index;
        float[] weights = Weights(term, slopes[term]!);
        float[] none = new float[_tiles.BlockSize];
        _tiles.ForEachAgain((place, values, isKept, _) =>
        {
            HalfSums.Weigh(values, place, (float)_terms[term].Scale, isKept, weights, rows.AreSymmetric ? weights.AsSpan(place.Column) : none);
            _tiles.AddGradient(values, place, gradients);
        });
        return 0;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _tiles.Dispose();
        _instead?.Dispose();
    }

    /// <returns>Whether all sums are large enough to be right.</returns>
    private bool SumTiles(long keptBytes, float[]? hardest)
    {
        _sums = [.. _terms.Select(_ => new double[_tiles.Anchors])];
        int[] constantsFirst = [.. Enumerable.Range(0, _terms.Count).OrderByDescending(term => _terms[term].IsConstant)];
        _tiles.Reserve(keptBytes);
        _tiles.ForEach((place, values, isKept, ofColumns) =>
        {
            bool bothSides = rows.AreSymmetric && !place.IsDiagonal;
            if (hardest is not null)
            {
                HalfSums.Harden(values, place, hardest, ofColumns, bothSides);
            }

            foreach (int term in constantsFirst)
            {
                HalfSums.AddExponentials(values, place, (float)_terms[term].Scale, _sums[term], ofColumns, bothSides, isKept && !_terms[term].IsConstant);
            }
        });
        return _sums.All(sums => PerAnchor.Smallest(sums, _tiles.Anchors) > SmallestSum);
    }

    private double Value(int term, int anchor) => Math.Log(_sums[term][anchor]) + _terms[term].Scale;

    private float[] Weights(int term, Tensor slopes)
    {
        float[] weights = NewPerAnchor(0);
        double[] given = slopes.data<double>().ToArray();
        for (int anchor = 0; anchor < given.Length; anchor++)
        {
            weights[anchor] = (float)(given[anchor] * _terms[term].Scale / _sums[term][anchor]);
        }

        return weights;
    }

    private float[] NewPerAnchor(float value)
    {
        float[] array = new float[_tiles.Anchors];
        Array.Fill(array, value);
        return array;
    }
}
