using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Sums over the negatives of each anchor, tile by tile.</summary>
internal sealed unsafe class FirstPass
{
    private const float WithoutShift = 1;

    private readonly CpuJob _job;
    private readonly IReadOnlyList<NegativeTerm> _terms;
    private readonly SumNeeds _needs;
    private readonly int _padded;
    private readonly float[] _noShifts;
    private double[][] _sums = [];
    private float[] _shifts = [];
    private float[]? _hardest;
    private bool _isShifted;

    public FirstPass(CpuJob job, IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        _job = job;
        _terms = terms;
        _needs = needs;
        _padded = job.Anchors.Blocks * job.BlockSize;
        _noShifts = new float[_padded];
    }

    /// <summary>The exponentials of the first tiles of the schedule, for the second pass; the caller frees them.</summary>
    public NativeArray? Kept { get; private set; }

    /// <summary>The smallest of all sums of exponentials.</summary>
    public double SmallestExponentialSum =>
        _terms.Index().Where(term => term.Item.Kind == NegativeSum.LogSumExp).Select(term => _sums[term.Index].Take(_job.Anchors.Count).Min()).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Sums all terms, with exponentials relative to each anchor's shift, or to similarity 1.</summary>
    public void Run(float[]? shifts)
    {
        _isShifted = shifts is not null;
        _shifts = shifts ?? NewArray(WithoutShift);
        _sums = [.. _terms.Select(_ => new double[_padded])];
        _hardest = _needs.Hardest && shifts is null ? NewArray(float.NegativeInfinity) : shifts;
        bool symmetric = _job.AreSymmetric && !_isShifted;
        var schedule = _job.Schedule(symmetric);
        int kept = KeptTiles(schedule.Sum(round => round.Length));
        Kept?.Dispose();
        Kept = kept == 0 ? null : new NativeArray((long)kept * _job.TileLength);
        _job.ForEachTile(schedule, (row, column, number, memory) =>
            SumTile(row, column, symmetric && row != column, memory, number < kept ? Kept!.Start + ((long)number * _job.TileLength) : null));
    }

    /// <summary>The largest similarity among each anchor's negatives.</summary>
    public float[] FindHardest()
    {
        if (_hardest is null)
        {
            _hardest = NewArray(float.NegativeInfinity);
            _job.ForEachTile(_job.Schedule(_job.AreSymmetric), (row, column, _, memory) =>
            {
                _job.Similarities(row, column, memory);
                Harden(row, column, _job.AreSymmetric && row != column, memory);
            });
        }

        return _hardest;
    }

    /// <summary>The sums as tensors.</summary>
    public TermSums Result() => new(
        [.. _terms.Select((term, index) => ToTensor(_sums[index], (sum, anchor) => term.Kind == NegativeSum.Softplus ? sum : Math.Log(sum) + (term.Scale * _shifts[anchor])))],
        _hardest is null ? null : ToTensor(_hardest, (value, _) => value),
        _isShifted);

    /// <summary>Only where a single sum of exponentials has a derivative can its exponentials be used again as they are.</summary>
    private int KeptTiles(int tiles) =>
        _isShifted || _terms.Count(term => !term.IsConstant) != 1 || _terms.Any(term => !term.IsConstant && term.Kind != NegativeSum.LogSumExp)
            ? 0
            : (int)Math.Min(tiles, _needs.KeptBytes / sizeof(float) / _job.TileLength);

    private void SumTile(int row, int column, bool bothSides, float* memory, float* keep)
    {
        _job.Similarities(row, column, memory);
        if (_needs.Hardest && !_isShifted)
        {
            Harden(row, column, bothSides, memory);
        }

        float* spare = memory + _job.TileLength;
        for (int index = 0; index < _terms.Count; index++)
        {
            float* target = keep is not null && !_terms[index].IsConstant ? keep : spare;
            if (_terms[index].Kind == NegativeSum.Softplus)
            {
                AddSums<SoftplusLogit>(index, row, column, bothSides, memory, target);
            }
            else
            {
                AddSums<ExponentialLogit>(index, row, column, bothSides, memory, target);
            }
        }
    }

    private void AddSums<TFunction>(int index, int row, int column, bool bothSides, float* source, float* target)
        where TFunction : ILogitFunction
    {
        int width = _job.WidthOf(column);
        float* columnSums = stackalloc float[width];
        new Span<float>(columnSums, width).Clear();
        fixed (double* sums = &_sums[index][row * _job.BlockSize])
        fixed (float* shifts = &(_terms[index].Kind == NegativeSum.LogSumExp ? _shifts : _noShifts)[row * _job.BlockSize])
        {
            TileSums.Sum<TFunction>(source, target, _job.Anchors.RowsOf(row), width, _terms[index], shifts, sums, bothSides ? columnSums : null);
        }

        for (int c = 0; bothSides && c < width; c++)
        {
            _sums[index][(column * _job.BlockSize) + c] += columnSums[c];
        }
    }

    private void Harden(int row, int column, bool bothSides, float* tile)
    {
        fixed (float* ofRows = &_hardest![row * _job.BlockSize], ofColumns = &_hardest[bothSides ? column * _job.BlockSize : 0])
        {
            TileSums.Hardest(tile, _job.Anchors.RowsOf(row), _job.WidthOf(column), ofRows, bothSides ? ofColumns : null);
        }
    }

    private float[] NewArray(float value)
    {
        float[] array = new float[_padded];
        Array.Fill(array, value);
        return array;
    }

    private Tensor ToTensor<T>(T[] values, Func<T, int, double> convert)
    {
        double[] converted = new double[_job.Anchors.Count];
        for (int anchor = 0; anchor < converted.Length; anchor++)
        {
            converted[anchor] = convert(values[anchor], anchor);
        }

        using Tensor managed = tensor(converted);
        return managed.clone();
    }
}
