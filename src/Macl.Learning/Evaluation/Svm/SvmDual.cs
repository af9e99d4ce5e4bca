namespace Macl.Learning.Evaluation;

/// <summary>
/// The dual of a two-class support vector machine in signed coefficients b = y·α: maximise y·b − ½ bᵀKb subject to
/// Σ b = 0 and b between 0 and C where y = +1, between −C and 0 where y = −1. Arrays are padded to whole vectors with
/// entries that never move.
/// </summary>
internal sealed class SvmDual
{
    private readonly double[] _lower;
    private readonly double[] _upper;

    private SvmDual(int count)
    {
        int padded = KernelRows.PadToVectors(count);
        Count = count;
        Signs = new double[padded];
        Coefficients = new double[padded];
        Scores = new double[padded];
        Diagonal = new float[padded];
        Rise = new double[padded];
        Fall = new double[padded];
        _lower = new double[padded];
        _upper = new double[padded];
        Array.Fill(Rise, double.NegativeInfinity);
        Array.Fill(Fall, double.PositiveInfinity);
    }

    /// <summary>Variables without the padding.</summary>
    public int Count { get; }

    /// <summary>The class of each variable: +1 or −1.</summary>
    public double[] Signs { get; }

    /// <summary>b.</summary>
    public double[] Coefficients { get; }

    /// <summary>The gradient y − Kb.</summary>
    public double[] Scores { get; }

    /// <summary>K(x, x), in the precision of the rows.</summary>
    public float[] Diagonal { get; }

    /// <summary>0 where a coefficient may grow, −∞ where it is at its upper bound.</summary>
    public double[] Rise { get; }

    /// <summary>0 where a coefficient may shrink, +∞ where it is at its lower bound.</summary>
    public double[] Fall { get; }

    /// <summary>The problem at b = 0.</summary>
    public static SvmDual Create(double[] signs, KernelRows rows, double cost)
    {
        var dual = new SvmDual(signs.Length);
        signs.CopyTo(dual.Signs, 0);
        signs.CopyTo(dual.Scores, 0);
        for (int i = 0; i < signs.Length; i++)
        {
            dual.Diagonal[i] = (float)rows.Diagonal(i);
            dual._lower[i] = signs[i] > 0 ? 0 : -cost;
            dual._upper[i] = signs[i] > 0 ? cost : 0;
            dual.UpdateFreedom(i);
        }

        return dual;
    }

    /// <summary>
    /// Changes C and scales the coefficients with it, which keeps Σ b = 0, the bounded ones at their bounds and the
    /// gradient known: a good start after the solution for another C.
    /// </summary>
    /// <param name="cost">The new C.</param>
    /// <param name="scale">The new C divided by the old one.</param>
    public void SetCost(double cost, double scale)
    {
        for (int i = 0; i < Count; i++)
        {
            double lower = Signs[i] > 0 ? 0 : -cost;
            double upper = Signs[i] > 0 ? cost : 0;
            Coefficients[i] = Fall[i] != 0 ? lower : Rise[i] != 0 ? upper : Math.Clamp(scale * Coefficients[i], lower, upper);
            Scores[i] = Signs[i] - (scale * (Signs[i] - Scores[i]));
            (_lower[i], _upper[i]) = (lower, upper);
            UpdateFreedom(i);
        }
    }

    /// <summary>Moves weight from one coefficient to another as far as the optimum along this line or a bound allows; returns how far.</summary>
    public double Transfer(int to, int from, double step)
    {
        double roomAbove = _upper[to] - Coefficients[to];
        double roomBelow = Coefficients[from] - _lower[from];
        double moved = Math.Min(step, Math.Min(roomAbove, roomBelow));
        Coefficients[to] = moved == roomAbove ? _upper[to] : Coefficients[to] + moved;
        Coefficients[from] = moved == roomBelow ? _lower[from] : Coefficients[from] - moved;
        UpdateFreedom(to);
        UpdateFreedom(from);
        return moved;
    }

    /// <summary>The problem over some variables only, the others held fixed.</summary>
    public SvmDual Subset(int[] members)
    {
        var subset = new SvmDual(members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            int member = members[i];
            subset.Signs[i] = Signs[member];
            subset.Coefficients[i] = Coefficients[member];
            subset.Scores[i] = Scores[member];
            subset.Diagonal[i] = Diagonal[member];
            subset._lower[i] = _lower[member];
            subset._upper[i] = _upper[member];
            subset.UpdateFreedom(i);
        }

        return subset;
    }

    /// <summary>Takes over what a subset has learned; the gradient of all variables follows.</summary>
    public void Absorb(SvmDual subset, int[] members, KernelRows rows, CancellationToken cancellation)
    {
        for (int i = 0; i < members.Length; i++)
        {
            int member = members[i];
            double change = subset.Coefficients[i] - Coefficients[member];
            if (change != 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Coefficients[member] = subset.Coefficients[i];
                UpdateFreedom(member);
                WorkingSet.SubtractRow(Scores, rows[member], change);
            }
        }
    }

    private void UpdateFreedom(int i)
    {
        Rise[i] = Coefficients[i] < _upper[i] ? 0 : double.NegativeInfinity;
        Fall[i] = Coefficients[i] > _lower[i] ? 0 : double.PositiveInfinity;
    }
}
