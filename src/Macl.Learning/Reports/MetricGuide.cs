namespace Macl.Learning.Reports;

/// <summary>What the measurements of training mean, in plain words, and in which order to read them.</summary>
internal static class MetricGuide
{
    private static readonly MetricMeaning[] Meanings =
    [
        new("loss", "Loss", "What training minimises. With a moving temperature or a reweighted gradient its values cannot be compared between steps or arms: use InfoNCE at the initial temperature for that."),
        new("infoNceAtInitialTemperature", "InfoNCE at the initial temperature", "The same yardstick at every step and for every loss. The natural logarithm of the number of candidates means guessing; lower means that views of a sample find each other."),
        new("temperature", "Temperature", "How sharply the loss looks at the nearest negatives. The adaptive temperature follows the alignment: high where views agree, to tolerate similar samples; low where they do not, to separate."),
        new("alignment", "Alignment", "The mean cosine similarity of the two views of a sample: 1 means that they coincide, 0 that they are unrelated.") { To = 1 },
        new("gradientScaling", "Gradient scaling", "The mean factor W on InfoNCE's gradient: 1 is the full gradient, 0 means that learning has stopped. Reweighting takes this factor out.") { From = 0, To = 1 },
        new("inBatchAccuracy", "In-batch accuracy", "How often a view is nearest to its own partner among all candidates of the batch, in per cent.") { From = 0, To = 1, IsShare = true },
        new("maskedAccuracy", "Masked accuracy", "How many of the hidden tokens are guessed, in per cent.") { From = 0, To = 1, IsShare = true },
        new("uniformityLoss", "Uniformity loss", "How evenly the embeddings cover the sphere: lower is more even; 0 means that all fell onto one point."),
        new("effectiveRank", "Effective rank", "How many dimensions the embeddings really use; 1 means collapse."),
        new("alignmentLoss", "Alignment loss", "The mean squared distance of the two views of a sample: 0 means that they coincide.") { From = 0 },
        new("tolerance", "Tolerance", "The mean similarity of samples of the same class; the price of uniformity is paid here."),
        new("minGradientScaling", "Lowest gradient scaling", "The smallest factor W in the batch: the sample that has stopped learning most.") { From = 0, To = 1 },
        new("maxGradientScaling", "Highest gradient scaling", "The largest factor W in the batch: the sample that learns most.") { From = 0, To = 1 },
        new("learningRate", "Learning rate", "The step size of the optimizer.") { From = 0 },
        new("gradientNorm", "Gradient norm", "The length of the whole gradient before the optimizer's step.") { From = 0 },
    ];

    /// <summary>The meaning of a metric by its name in the metrics file; an unknown one keeps its name and has no explanation.</summary>
    public static MetricMeaning Of(string name) =>
        Array.Find(Meanings, meaning => string.Equals(meaning.Name, name, StringComparison.Ordinal)) ?? new MetricMeaning(name, name, "");

    /// <summary>The names in reading order: the known ones as above, then the others by the alphabet.</summary>
    public static IEnumerable<string> InReadingOrder(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).OrderBy(Position).ThenBy(name => name, StringComparer.Ordinal);

    private static int Position(string name)
    {
        int position = Array.FindIndex(Meanings, meaning => string.Equals(meaning.Name, name, StringComparison.Ordinal));
        return position < 0 ? Meanings.Length : position;
    }
}
