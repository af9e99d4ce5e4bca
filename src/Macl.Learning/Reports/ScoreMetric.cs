namespace Macl.Learning.Reports;

/// <summary>What encoders are judged by.</summary>
public enum ScoreMetric
{
    /// <summary>The share of samples whose class was found.</summary>
    Accuracy,

    /// <summary>Spearman's correlation of similarities with the scores of people.</summary>
    Spearman,
}
