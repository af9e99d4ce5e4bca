namespace Macl.Inputs.Images;

/// <summary>How pictures are read.</summary>
public sealed record ImageReadingOptions
{
    /// <summary>
    /// Pictures whose shorter side is longer than this, in pixels, are reduced to it while they are decoded, with antialiasing and
    /// in proportion; 1 or more. Null (the default) reads every picture at its full size. CIFAR and MNIST are never reduced.
    /// </summary>
    public int? MostShortSide { get; init => field = value is null or >= 1 ? value : throw Refusal(nameof(MostShortSide), value, "1 or more, or null"); }

    /// <summary>A picture of more pixels (width × height) is skipped as broken; 1 to 500,000,000. Default 100,000,000.</summary>
    public int MaxPixels { get; init => field = Within(nameof(MaxPixels), value, 1, 500_000_000); } = 100_000_000;

    /// <summary>The largest unpacked size of an archive, in bytes, 1 or more. Default 1 TiB; an archive is read where it lies and never unpacked to disk.</summary>
    public long MaxUnpackedBytes { get; init => field = value >= 1 ? value : throw Refusal(nameof(MaxUnpackedBytes), value, "1 or more"); } = 1L << 40;

    /// <summary>
    /// If all pictures decoded take no more memory than this, and none of them more than a sixteenth of it, they are decoded once and kept; 0 or more.
    /// Default 512.
    /// </summary>
    public int KeptMegabytes { get; init => field = Within(nameof(KeptMegabytes), value, 0, int.MaxValue); } = 512;

    /// <summary>
    /// Memory for pictures that are being decoded, over all threads, 1 or more; large pictures wait for each other, and one that needs more is
    /// decoded alone. What callers decode into is not counted. Default: a quarter of the memory there is.
    /// </summary>
    public int DecodingMegabytes { get; init => field = Within(nameof(DecodingMegabytes), value, 1, int.MaxValue); } = QuarterOfMemory;

    /// <summary>Threads that read while the data is opened, 1 or more; changes the time only. Default: one a processor.</summary>
    public int MaxParallelism { get; init => field = Within(nameof(MaxParallelism), value, 1, int.MaxValue); } = Environment.ProcessorCount;

    /// <summary>Stops at the first file that cannot be read as a picture, instead of skipping and listing it. Default false.</summary>
    public bool Strict { get; init; }

    /// <summary>Which part of a folder that holds CIFAR's or MNIST's train and test files. A path to a file says it by itself. Default: train.</summary>
    public DataPart Part { get; init; }

    private static int QuarterOfMemory { get; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 22, 256, int.MaxValue);

    private static int Within(string name, int value, int least, int most) =>
        value >= least && value <= most ? value : throw Refusal(name, value, most == int.MaxValue ? $"{least} or more" : $"{least:N0} to {most:N0}");

    private static ArgumentOutOfRangeException Refusal(string name, long? value, string allowed) => new(name, $"{name} is {value}; it must be {allowed}.");
}
