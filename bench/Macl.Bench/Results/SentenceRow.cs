namespace Macl.Bench.Results;

/// <summary>What was measured of one contestant: training on sentences by SimCSE, or encoding them.</summary>
internal sealed record SentenceRow
{
    public const string Training = "training";
    public const string Encoding = "encoding";

    public required string Contestant { get; init; }

    /// <summary><see cref="Training"/> or <see cref="Encoding"/>.</summary>
    public required string Work { get; init; }

    public required int Layers { get; init; }

    public required int HiddenSize { get; init; }

    /// <summary>Of a sample.</summary>
    public required int Sentences { get; init; }

    /// <summary>Of these sentences, without what fills them up; each counts once, though training sees it in two views.</summary>
    public required long Tokens { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double MinimumMilliseconds { get; init; }

    /// <summary>How many times were taken.</summary>
    public required int Samples { get; init; }

    /// <summary>The rate of the fastest float32 matrix product of the same run, in 10⁹ operations a second; null in rows of other software.</summary>
    public double? ProductGigaflops { get; init; }

    public double TokensPerSecond => 1e3 * Tokens / MedianMilliseconds;

    public double SentencesPerSecond => 1e3 * Sentences / MedianMilliseconds;

    /// <summary>10⁹ operations a second in the products of the layers' weights: forward, and in training twice as many backward and all for two views.</summary>
    public double Gigaflops => TokensPerSecond * 1e-9 * 2 * Layers * 12 * HiddenSize * HiddenSize * (Work is Training ? 6 : 1);

    /// <summary>Of the matrix product's rate.</summary>
    public double? FractionOfProduct => Gigaflops / ProductGigaflops;
}
