using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The gradient of the sums by the unit rows, tile by tile.</summary>
internal sealed unsafe class SecondPass : IDisposable
{
    private readonly CpuJob _job;
    private readonly FirstPass _first;
    private readonly RowGradients _targets;
    private readonly bool _symmetric;
    private readonly int _padded;
    private readonly float[]?[] _weights;
    private readonly float[] _noShifts;
    private readonly PooledArray? _ofAnchors;
    private readonly PooledArray? _ofCandidates;
    private readonly TilePlan _plan;
    private readonly double[] _offsets;

    /// <param name="job">The rows.</param>
    /// <param name="first">The sums.</param>
    /// <param name="slopes">The derivative by each term's values, float64 [anchors] each; null for a term that is constant.</param>
    /// <param name="targets">Where to add.</param>
    public SecondPass(CpuJob job, FirstPass first, IReadOnlyList<Tensor?> slopes, RowGradients targets)
    {
        _job = job;
        _first = first;
        _targets = targets;
        _symmetric = job.AreSymmetric && !first.IsShifted;
        _padded = job.Anchors.Blocks * job.BlockSize;
        _weights = [.. slopes.Select((slope, term) => slope is null ? null : Weights(term, slope))];
        _noShifts = new float[_padded];
        _ofAnchors = targets.Anchors is null ? null : NewGradient(job.Anchors);
        _ofCandidates = targets.Candidates is null ? null : _symmetric ? _ofAnchors : NewGradient(job.Candidates);
        _plan = job.Plan(_symmetric);
        _offsets = new double[_plan.Tiles];
    }

    /// <summary>Adds the gradients, and gives the derivative by a common offset of the logits.</summary>
    public double Run()
    {
        long kept = (_first.Kept?.Length ?? 0) / _job.TileLength;
        _job.ForEachTile(_plan, (row, column, number, memory) =>
            Differentiate(row, column, number, memory, number < kept ? _first.Kept!.Start + ((long)number * _job.TileLength) : null));

        AddTo(_targets.Anchors, _job.Anchors, _ofAnchors);
        if (!_symmetric)
        {
            AddTo(_targets.Candidates, _job.Candidates, _ofCandidates);
        }

        return _offsets.Sum();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ofAnchors?.Dispose();
        _ofCandidates?.Dispose();
    }

    /// <remarks>Rows and columns of a tile beyond the last one end in rows of the gradients that nobody reads.</remarks>
    private void Differentiate(int row, int column, int number, float* memory, float* kept)
    {
        float* derivatives = kept is null ? Derivatives(row, column, number, memory) : WeighKept(row, column, kept, memory);
        int width = _job.WidthOf(column);
        if (_ofAnchors is not null)
        {
            TileProducts.AddToAnchors(derivatives, width, _job.Anchors, row, _job.Candidates, column, _ofAnchors.Start + ((long)row * _job.BlockSize * _job.Anchors.Stride));
        }

        if (_ofCandidates is not null && !(_symmetric && row == column))
        {
            TileProducts.AddToCandidates(derivatives, width, _job.Anchors, row, _job.Candidates, column, _ofCandidates.Start + ((long)column * _job.BlockSize * _job.Candidates.Stride));
        }
    }

    private float* WeighKept(int row, int column, float* kept, float* memory)
    {
        float[] weights = Array.Find(_weights, weight => weight is not null)!;
        fixed (float* ofRows = &weights[row * _job.BlockSize], ofColumns = &weights[_symmetric ? column * _job.BlockSize : 0])
        {
            TileSums.WeighKept(kept, memory, _job.Anchors.RowsOf(row), _job.WidthOf(column), ofRows, _symmetric ? ofColumns : null);
        }

        return memory;
    }

    private float* Derivatives(int row, int column, int number, float* memory)
    {
        _job.Similarities(row, column, memory);
        float* target = _weights.Count(weight => weight is not null) == 1 ? memory : memory + _job.TileLength;
        bool accumulate = false;
        for (int index = 0; index < _first.Terms.Count; index++)
        {
            if (_weights[index] is { } weights)
            {
                Weigh(index, weights, row, column, memory, target, accumulate);
                accumulate = true;
                AddOffset(_first.Terms[index], row, column, number, target);
            }
        }

        return target;
    }

    private void Weigh(int index, float[] weights, int row, int column, float* source, float* target, bool accumulate)
    {
        NegativeTerm term = _first.Terms[index];
        int rows = _job.Anchors.RowsOf(row);
        int width = _job.WidthOf(column);
        fixed (float* ofRows = &weights[row * _job.BlockSize], ofColumns = &weights[_symmetric ? column * _job.BlockSize : 0])
        fixed (float* shifts = &(term.Kind == NegativeSum.LogSumExp ? _first.Shifts : _noShifts)[row * _job.BlockSize])
        {
            if (term.Kind == NegativeSum.Softplus)
            {
                TileSums.Weigh<SoftplusLogit>(source, target, rows, width, term, shifts, ofRows, _symmetric ? ofColumns : null, accumulate);
            }
            else
            {
                TileSums.Weigh<ExponentialLogit>(source, target, rows, width, term, shifts, ofRows, _symmetric ? ofColumns : null, accumulate);
            }
        }
    }

    /// <summary>A tile on the diagonal of a symmetric matrix holds each pair twice. Logits with an offset have a single term.</summary>
    private void AddOffset(NegativeTerm term, int row, int column, int number, float* derivatives)
    {
        if (term.Kind == NegativeSum.Softplus)
        {
            double total = TileSums.Total(derivatives, _job.Anchors.RowsOf(row), _job.WidthOf(column));
            _offsets[number] = total / term.Scale / (_symmetric && row == column ? 2 : 1);
        }
    }

    private void AddTo(Tensor? target, PackedRows rows, PooledArray? gradient)
    {
        if (target is null || gradient is null)
        {
            return;
        }

        fixed (byte* bytes = target.bytes)
        {
            var sums = (nint)bytes;
            _job.ForEachBlock(rows, block => AddBlock((float*)sums, rows, block, gradient));
        }
    }

    private static void AddBlock(float* sums, PackedRows rows, int block, PooledArray gradient)
    {
        long first = (long)block * rows.BlockSize;
        for (long row = first; row < first + rows.RowsOf(block); row++)
        {
            RowKernels.AddScaled(sums + (row * rows.Depth), 1, gradient.Start + (row * rows.Stride), rows.Depth);
        }
    }

    private static PooledArray NewGradient(PackedRows rows) => new(checked(rows.Blocks * rows.BlockSize * rows.Stride), clear: true);

    /// <summary>The factor of exp(scale · (s − shift)) in the derivative by s, for each anchor: slope · scale · exp(scale · shift − log Σ).</summary>
    private float[] Weights(int term, Tensor slopes)
    {
        double scale = _first.Terms[term].Scale;
        bool isExponential = _first.Terms[term].Kind == NegativeSum.LogSumExp;
        float[] weights = new float[_padded];
        fixed (byte* bytes = slopes.bytes)
        {
            for (int anchor = 0; anchor < _job.Anchors.Count; anchor++)
            {
                double perExponential = isExponential ? Math.Exp((scale * _first.Shifts[anchor]) - _first.Value(term, anchor)) : 1;
                weights[anchor] = (float)(((double*)bytes)[anchor] * scale * perExponential);
            }
        }

        return weights;
    }
}
