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
    private readonly double[] _penalties;
    private readonly ParallelOptions _parallel;
    private readonly double[] _probabilities;

    public CrossEntropy(ProbeRows rows, ClassIndex classes, double cost, ParallelOptions parallel)
    {
        _rows = rows;
        _classes = classes;
        _parallel = parallel;
        _penalties = [.. Enumerable.Repeat((classes.Count == 2 ? 2 : 1) / (cost * rows.Count), rows.Stride)];
        _penalties[rows.InterceptColumn] = 0;
        _probabilities = new double[rows.Count * classes.Count];
    }

    /// <summary>Gives the factor of a sample's row in the sum of each class, and what the sample adds to the loss.</summary>
    private delegate double FactorsOfSample(int row, Span<double> factors);

    /// <summary>Entries of a point: the weights of each class, padded.</summary>
    public int Size => _classes.Count * _rows.Stride;

    /// <summary>The value and gradient at a point, which becomes the point of <see cref="HessianTimes"/>.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        double loss = SumOverBlocks(gradient, (row, factors) => SlopesOf(row, point, factors));
        return loss + AddPenalty(point, gradient);
    }

    /// <summary>The second derivative at the last evaluated point, times a direction.</summary>
    public void HessianTimes(double[] direction, double[] product)
    {
        SumOverBlocks(product, (row, factors) => CurvaturesOf(row, direction, factors));
        AddPenalty(direction, product);
    }

    /// <summary>An approximate inverse of the second derivative at the last evaluated point.</summary>
    public ClassPreconditioner Preconditioner() => new(_probabilities, _classes.Count, _rows.MeanSquares, _penalties);

    /// <summary>The loss of a sample, whose slope by each logit is the sample's factor in the gradient.</summary>
    private double SlopesOf(int row, double[] point, Span<double> factors)
    {
        Span<double> probabilities = ProbabilitiesOf(row);
        _rows.Dot(row, point, probabilities);
        int label = _classes.ClassOf[row];
        double own = probabilities[label];
        double logSum = Softmax(probabilities);
        probabilities.CopyTo(factors);
        factors[label] -= 1;
        return logSum - own;
    }

    /// <summary>How the slopes of a sample change along a direction.</summary>
    private double CurvaturesOf(int row, double[] direction, Span<double> changes)
    {
        Span<double> probabilities = ProbabilitiesOf(row);
        _rows.Dot(row, direction, changes);
        double mean = 0;
        for (int c = 0; c < changes.Length; c++)
        {
            mean += probabilities[c] * changes[c];
        }

        for (int c = 0; c < changes.Length; c++)
        {
            changes[c] = probabilities[c] * (changes[c] - mean);
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

    /// <summary>Means over the samples of their rows times their factors: blocks in parallel, added up in their order.</summary>
    private double SumOverBlocks(double[] total, FactorsOfSample factorsOf)
    {
        int blocks = (_rows.Count + BlockRows - 1) / BlockRows;
        var sums = new double[blocks][];
        var losses = new double[blocks];
        Parallel.For(0, blocks, _parallel, block =>
        {
            sums[block] = new double[total.Length];
            losses[block] = AddBlock(block * BlockRows, sums[block], factorsOf);
        });

        for (int i = 0; i < total.Length; i++)
        {
            total[i] = sums.Sum(block => block[i]) / _rows.Count;
        }

        return losses.Sum() / _rows.Count;
    }

    private double AddBlock(int first, double[] sums, FactorsOfSample factorsOf)
    {
        int end = Math.Min(first + BlockRows, _rows.Count);
        var factors = new double[_classes.Count];
        var byClass = new double[_classes.Count * ProbeRows.AtOnce];
        double loss = 0;
        for (int start = first; start < end; start += ProbeRows.AtOnce)
        {
            int count = Math.Min(ProbeRows.AtOnce, end - start);
            for (int i = 0; i < count; i++)
            {
                loss += factorsOf(start + i, factors);
                Scatter(factors, byClass, i);
            }

            for (int c = 0; c < factors.Length; c++)
            {
                _rows.AddTo(sums, c, start, byClass.AsSpan(c * ProbeRows.AtOnce, count));
            }
        }

        return loss;
    }

    private static void Scatter(double[] factors, double[] byClass, int sample)
    {
        for (int c = 0; c < factors.Length; c++)
        {
            byClass[(c * ProbeRows.AtOnce) + sample] = factors[c];
        }
    }

    private double AddPenalty(double[] point, double[] gradient)
    {
        double value = 0;
        for (int i = 0; i < point.Length; i++)
        {
            double slope = _penalties[i % _rows.Stride] * point[i];
            gradient[i] += slope;
            value += slope * point[i] / 2;
        }

        return value;
    }

    private Span<double> ProbabilitiesOf(int row) => _probabilities.AsSpan(row * _classes.Count, _classes.Count);
}
