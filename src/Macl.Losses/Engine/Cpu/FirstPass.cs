namespace Macl.Losses;

/// <summary>Sums over the negatives of each anchor, tile by tile.</summary>
internal sealed unsafe class FirstPass : IDisposable
{
    private const float WithoutShift = 1;

    private readonly CpuJob _job;
    private readonly SumNeeds _needs;
    private readonly int _padded;
    private readonly float[] _noShifts;
    private double[][] _sums = [];
    private float[]? _hardest;

    public FirstPass(CpuJob job, IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        _job = job;
        Terms = terms;
        _needs = needs;
        _padded = job.Anchors.Blocks * job.BlockSize;
        _noShifts = new float[_padded];
    }

    /// <summary>What is summed.</summary>
    public IReadOnlyList<NegativeTerm> Terms { get; }

    /// <summary>The exponentials of the first tiles of the schedule, for the second pass.</summary>
    public PooledArray? Kept { get; private set; }

    /// <summary>What exponentials are relative to: a similarity of each anchor.</summary>
    public float[] Shifts { get; private set; } = [];

    /// <summary>
    /// Whether that is each anchor's hardest negative, since exponentials relative to similarity 1 nearly vanished, as they do at small temperatures.
    /// The matrix is not used as a symmetric one then.
    /// </summary>
    public bool IsShifted { get; private set; }

    /// <summary>Sums all terms.</summary>
    public void Run()
    {
        _hardest = _needs.Hardest ? NewArray(float.NegativeInfinity) : null;
        Run(NewArray(WithoutShift));
        if (SmallestExponentialSum() <= NegativeEngine.SmallestSum)
        {
            _hardest ??= FindHardest();
            IsShifted = true;
            Run(_hardest);
        }
    }

    /// <summary>The value of a term for an anchor.</summary>
    public double Value(int term, int anchor) =>
        Terms[term].Kind == NegativeSum.Softplus ? _sums[term][anchor] : Math.Log(_sums[term][anchor]) + (Terms[term].Scale * Shifts[anchor]);

    /// <summary>The sums as tensors.</summary>
    public TermSums Result() => new(
        [.. Terms.Select((_, term) => PerAnchor.ToTensor(_job.Anchors.Count, anchor => Value(term, anchor)))],
        _needs.Hardest ? PerAnchor.ToTensor(_job.Anchors.Count, anchor => _hardest![anchor]) : null);

    /// <inheritdoc/>
    public void Dispose() => Kept?.Dispose();

    private double SmallestExponentialSum() =>
        Terms.Index().Where(term => term.Item.Kind == NegativeSum.LogSumExp).Select(term => PerAnchor.Smallest(_sums[term.Index], _job.Anchors.Count)).DefaultIfEmpty(double.PositiveInfinity).Min();

    private void Run(float[] shifts)
    {
        Shifts = shifts;
        _sums = [.. Terms.Select(_ => new double[_padded])];
        bool symmetric = _job.AreSymmetric && !IsShifted;
        TilePlan plan = _job.Plan(symmetric);
        int kept = KeptTiles(plan.Tiles);
        Kept?.Dispose();
        Kept = kept == 0 ? null : new PooledArray(kept * _job.TileLength, clear: false);
        _job.ForEachTile(plan, (row, column, number, memory) =>
            SumTile(row, column, symmetric && row != column, memory, number < kept ? Kept!.Start + ((long)number * _job.TileLength) : null));
    }

    private float[] FindHardest()
    {
        float[] hardest = NewArray(float.NegativeInfinity);
        _job.ForEachTile(_job.Plan(_job.AreSymmetric), (row, column, _, memory) =>
        {
            _job.Similarities(row, column, memory);
            Harden(hardest, row, column, _job.AreSymmetric && row != column, memory);
        });
        return hardest;
    }

    /// <summary>Only where a single sum of exponentials has a derivative can its exponentials be used again as they are.</summary>
    private int KeptTiles(int tiles) =>
        IsShifted || Terms.Count(term => !term.IsConstant) != 1 || Terms.Any(term => !term.IsConstant && term.Kind != NegativeSum.LogSumExp)
            ? 0
            : (int)Math.Min(tiles, Math.Min(_needs.KeptBytes / sizeof(float), Array.MaxLength / 2) / _job.TileLength);

    private void SumTile(int row, int column, bool bothSides, float* memory, float* keep)
    {
        _job.Similarities(row, column, memory);
        if (_needs.Hardest && !IsShifted)
        {
            Harden(_hardest!, row, column, bothSides, memory);
        }

        float* spare = memory + _job.TileLength;
        for (int index = 0; index < Terms.Count; index++)
        {
            float* target = keep is not null && !Terms[index].IsConstant ? keep : spare;
            if (Terms[index].Kind == NegativeSum.Softplus)
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
        fixed (float* shifts = &(Terms[index].Kind == NegativeSum.LogSumExp ? Shifts : _noShifts)[row * _job.BlockSize])
        {
            TileSums.Sum<TFunction>(source, target, _job.Anchors.RowsOf(row), width, Terms[index], shifts, sums, bothSides ? columnSums : null);
        }

        for (int c = 0; bothSides && c < width; c++)
        {
            _sums[index][(column * _job.BlockSize) + c] += columnSums[c];
        }
    }

    private void Harden(float[] hardest, int row, int column, bool bothSides, float* tile)
    {
        fixed (float* ofRows = &hardest[row * _job.BlockSize], ofColumns = &hardest[bothSides ? column * _job.BlockSize : 0])
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
}
