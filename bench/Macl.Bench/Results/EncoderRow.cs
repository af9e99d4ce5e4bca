namespace Macl.Bench.Results;

/// <summary>What was measured of one contestant: features of a batch of pictures of 32 × 32 and the gradients of all weights.</summary>
internal sealed record EncoderRow
{
    public required string Contestant { get; init; }

    /// <summary>The encoder's name in options, with the stem for small pictures.</summary>
    public required string Encoder { get; init; }

    /// <summary>Of a batch: views, of which a pair has two.</summary>
    public required int Pictures { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double MinimumMilliseconds { get; init; }

    /// <summary>How many times were taken.</summary>
    public required int Samples { get; init; }

    /// <summary>10⁹ operations of the convolutions for a picture: products and sums, forward, and twice as many backward.</summary>
    public double? GigaflopsOfPicture { get; init; }

    public double PicturesPerSecond => 1e3 * Pictures / MedianMilliseconds;

    /// <summary>10⁹ operations a second.</summary>
    public double? Gigaflops => GigaflopsOfPicture * PicturesPerSecond;
}
