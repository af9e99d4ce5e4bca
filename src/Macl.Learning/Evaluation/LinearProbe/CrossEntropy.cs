namespace Macl.Learning.Evaluation;

/// <summary>
/// The mean cross-entropy of a softmax over linear logits plus ‖W‖² / (2 N C), the intercepts unpunished. For two
/// classes the penalty is doubled: with opposite rows ±w/2 it is then that of the binary regression with weights w.
/// </summary>
internal sealed class CrossEntropy
{
    /// <summary>Rows a task; fixed, so that sums do not depend on the number of threads.</summary>
    private const int BlockRows = 512;

    private readonly ProbeRows _rows;
    private readonly ClassIndex _classes;
    private readonly double _penalty;
    private readonly ParallelOptions _parallel;
    private readonly double[] _probabilities;

    public CrossEntropy(ProbeRows rows, ClassIndex classes, double cost, ParallelOptions parallel)
    {
        _rows = rows;
        _classes = classes;
        _parallel = parallel;
        _penalty = (classes.Count == 2 ? 2 : 1) / (cost * rows.Count);
        _probabilities = new double[rows.Count * classes.Count];
    }

    /// <summary>Entries of a point: the weights of each class, padded.</summary>
    public int Size => _classes.Count * _rows.Stride;

    /// <summary>The value and gradient at a point, which becomes the point of <see cref="HessianTimes"/>.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        double loss = SumOverBlocks(gradient, (row, sums) => AddSample(row, point, sums));
        return loss + AddPenalty(point, gradient);
    }

    /// <summary>The second derivative at the last evaluated point, times a direction.</summary>
    public void HessianTimes(double[] direction, double[] product)
    {
        SumOverBlocks(product, (row, sums) => AddCurvature(row, direction, sums));
        AddPenalty(direction, product);
    }

    private double AddSample(int row, double[] point, double[] gradient)
    {
        Span<double> probabilities = ProbabilitiesOf(row);
        for (int c = 0; c < probabilities.Length; c++)
        {
            probabilities[c] = _rows.Dot(row, point, c);
        }

        int label = _classes.ClassOf[row];
        double own = probabilities[label];
        double logSum = Softmax(probabilities);
        for (int c = 0; c < probabilities.Length; c++)
        {
            _rows.AddTo(gradient, c, row, probabilities[c] - (c == label ? 1 : 0));
        }

        return logSum - own;
    }

    private double AddCurvature(int row, double[] direction, double[] product)
    {
        Span<double> probabilities = ProbabilitiesOf(row);
        Span<double> changes = stackalloc double[probabilities.Length];
        double mean = 0;
        for (int c = 0; c < changes.Length; c++)
        {
            changes[c] = _rows.Dot(row, direction, c);
            mean += probabilities[c] * changes[c];
        }

        for (int c = 0; c < changes.Length; c++)
        {
            _rows.AddTo(product, c, row, probabilities[c] * (changes[c] - mean));
        }

        return 0;
    }

    /// <summary>Turns logits into probabilities and returns the logarithm of the sum of their exponentials.</summary>
    private static double Softmax(Span<double> logits)
    {
        double highest = double.NegativeInfinity;
        foreach (double logit in logits)
        {
            highest = Math.Max(highest, logit);
        }

        double sum = 0;
        foreach (ref double logit in logits)
        {
            logit = Math.Exp(logit - highest);
            sum += logit;
        }

        foreach (ref double logit in logits)
        {
            logit /= sum;
        }

        return highest + Math.Log(sum);
    }

    /// <summary>Means over the samples: blocks in parallel, added up in their order.</summary>
    private double SumOverBlocks(double[] total, Func<int, double[], double> add)
    {
        int blocks = (_rows.Count + BlockRows - 1) / BlockRows;
        var sums = new double[blocks][];
        var losses = new double[blocks];
        Parallel.For(0, blocks, _parallel, block =>
        {
            sums[block] = new double[total.Length];
            int end = Math.Min((block + 1) * BlockRows, _rows.Count);
            for (int row = block * BlockRows; row < end; row++)
            {
                losses[block] += add(row, sums[block]);
            }
        });

        for (int i = 0; i < total.Length; i++)
        {
            total[i] = sums.Sum(block => block[i]) / _rows.Count;
        }

        return losses.Sum() / _rows.Count;
    }

    private double AddPenalty(double[] point, double[] gradient)
    {
        double value = 0;
        for (int i = 0; i < point.Length; i++)
        {
            if (i % _rows.Stride != _rows.InterceptColumn)
            {
                gradient[i] += _penalty * point[i];
                value += _penalty * point[i] * point[i] / 2;
            }
        }

        return value;
    }

    private Span<double> ProbabilitiesOf(int row) => _probabilities.AsSpan(row * _classes.Count, _classes.Count);
}
