namespace Macl.Learning.Reports;

/// <summary>How reports speak of what encoders are judged by.</summary>
internal static class ScoreMetrics
{
    extension(ScoreMetric metric)
    {
        /// <summary>The metric of this name; of any other name, an accuracy.</summary>
        public static ScoreMetric Of(string? name) => Enum.TryParse(name, ignoreCase: true, out ScoreMetric known) ? known : ScoreMetric.Accuracy;

        /// <summary>At the beginning of a line.</summary>
        public string Title => metric == ScoreMetric.Spearman ? "Spearman's correlation × 100" : "Accuracy";

        /// <summary>What stands behind a number in hundredths, with a blank before it.</summary>
        public string Unit => metric == ScoreMetric.Spearman ? "" : " %";

        /// <summary>The lowest that can be.</summary>
        public double Least => metric == ScoreMetric.Spearman ? -1 : 0;

        /// <summary>What it says while an encoder trains.</summary>
        public string Explanation => metric == ScoreMetric.Spearman
            ? "How well the embeddings' similarities agree with people's scores while the encoder trains, in hundredths."
            : "How well the embeddings tell the classes apart while the encoder trains without labels, in per cent.";
    }
}
