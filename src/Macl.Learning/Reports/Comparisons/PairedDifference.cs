namespace Macl.Learning.Reports.Comparisons;

/// <summary>By how much one arm's score exceeds another's, paired by seed, with its 95 % interval; all are shares or correlations.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Against">The arm that it is compared with.</param>
/// <param name="Mean">The mean difference.</param>
/// <param name="Low">The lower end of the interval; not a number if there is none.</param>
/// <param name="High">The upper end of the interval; not a number if there is none.</param>
public sealed record PairedDifference(string Arm, string Against, double Mean, double Low, double High)
{
    /// <summary>Whether the interval lies wholly on one side of zero.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;
}
