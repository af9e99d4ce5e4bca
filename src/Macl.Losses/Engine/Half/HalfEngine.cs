using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// The engine for large batches of bfloat16 rows on processors that multiply them: products in bfloat16 by libtorch, in large
/// tiles; exponentials and sums in float32. What it cannot do it leaves to the engine for float32.
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
    private const int Avx512Bf16Bit = 5;

    private readonly HalfTiles _tiles = new(rows, threads);
    private readonly Dictionary<Tile, Tensor> _kept = [];
    private HalfMemory? _memory;
    private int _keptTiles;
    private IReadOnlyList<NegativeTerm> _terms = [];
    private double[][] _sums = [];
    private CpuEngine? _instead;

    private static bool IsInProcessor { get; } = X86Base.IsSupported && ((X86Base.CpuId(7, 1).Eax >> Avx512Bf16Bit) & 1) != 0;

    /// <summary>Whether these rows are better off here than in float32.</summary>
    public static bool Suits(NegativeRows rows) =>
        rows.MayRound && IsInProcessor && CpuEngine.Supports(rows.Anchors, Math.Max(rows.Anchors.shape[0], rows.Candidates.shape[0]))
        && Math.Min(rows.Anchors.shape[0], rows.Candidates.shape[0]) >= FewestRows && rows.Anchors.shape[1] >= FewestColumns;

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        using var constants = no_grad();
        Forget();
        _terms = terms;
        bool isPlain = terms.All(term => term.Kind == NegativeSum.LogSumExp) && terms.Count(term => !term.IsConstant) <= 1;
        float[]? hardest = needs.Hardest ? _tiles.NewPerAnchor(float.NegativeInfinity) : null;
        if (!isPlain || !SumTiles(needs.KeptBytes, hardest))
        {
            Forget();
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
        foreach (Tile[] group in _tiles.Groups())
        {
            HalfTile[] tiles = [.. group.Index().Select(one => Recall(one.Item, _keptTiles + one.Index))];
            _tiles.Weigh(tiles, (float)_terms[term].Scale, weights);
            foreach (HalfTile tile in tiles)
            {
                _tiles.AddGradient(tile.Values, tile.Place, gradients);
                tile.Values.Dispose();
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Forget();
        _tiles.Dispose();
        _instead?.Dispose();
    }

    /// <returns>Whether all sums are large enough to be right.</returns>
    private bool SumTiles(long keptBytes, float[]? hardest)
    {
        _sums = [.. _terms.Select(_ => new double[_tiles.Padded])];
        _keptTiles = (int)Math.Min(Math.Min(_tiles.Count, HalfTiles.MostKept), keptBytes / HalfTiles.Bytes);
        _memory = HalfTiles.NewMemory(_keptTiles);
        int[] order = [.. Enumerable.Range(0, _terms.Count).OrderByDescending(term => _terms[term].IsConstant)];
        foreach (Tile[] group in _tiles.Groups())
        {
            HalfTile[] tiles = [.. group.Index().Select(one => Compute(one.Item, one.Index))];
            if (hardest is not null)
            {
                _tiles.Harden(tiles, hardest);
            }

            Array.ForEach(order, term => _tiles.SumExponentials(tiles, (float)_terms[term].Scale, _sums[term], !_terms[term].IsConstant));
            Array.ForEach(tiles, Store);
        }

        return _sums.All(sums => PerAnchor.Smallest(sums, _tiles.Anchors) > SmallestSum);
    }

    private HalfTile Compute(Tile tile, int place)
    {
        bool isKept = _kept.Count + place < _keptTiles;
        return new HalfTile(tile, _tiles.Similarities(tile, _memory!, isKept ? _kept.Count + place : _keptTiles + place), isKept);
    }

    private void Store(HalfTile tile)
    {
        if (tile.IsKept)
        {
            _kept[tile.Place] = tile.Values;
        }
        else
        {
            tile.Values.Dispose();
        }
    }

    private HalfTile Recall(Tile tile, int spare) =>
        _kept.Remove(tile, out Tensor? kept) ? new HalfTile(tile, kept, IsKept: true) : new HalfTile(tile, _tiles.Similarities(tile, _memory!, spare), IsKept: false);

    private double Value(int term, int anchor) => Math.Log(_sums[term][anchor]) + _terms[term].Scale;

    private float[] Weights(int term, Tensor slopes)
    {
        float[] weights = _tiles.NewPerAnchor(0);
        double[] given = slopes.data<double>().ToArray();
        for (int anchor = 0; anchor < given.Length; anchor++)
        {
            weights[anchor] = (float)(given[anchor] * _terms[term].Scale / _sums[term][anchor]);
        }

        return weights;
    }

    private void Forget()
    {
        foreach (Tensor tile in _kept.Values)
        {
            tile.Dispose();
        }

        _kept.Clear();
        _memory?.Dispose();
        _memory = null;
        _instead?.Dispose();
        _instead = null;
    }
}
