namespace Macl.Inputs.Text.Sentences;

/// <summary>How sentences are read.</summary>
public sealed record SentenceReadingOptions
{
    /// <summary>The most fields that a sample has: text, positive, hard negative.</summary>
    internal const int MostFields = 3;

    /// <summary>
    /// The columns to read, by their names or by their numbers from 1: one for sentences, two for pairs (query, positive), three with a hard
    /// negative; all different. Empty (the default) takes the columns whose names say it, or the only column of text. A file of lines has no columns.
    /// </summary>
    public IReadOnlyList<string> Fields
    {
        get;
        init => field = value.Count <= MostFields && value.Distinct(StringComparer.Ordinal).Count() == value.Count
            ? [.. value]
            : throw new ArgumentException($"{nameof(Fields)} are {string.Join(", ", value)}; they must be at most {MostFields}, all different.", nameof(value));
    } = [];

    /// <summary>
    /// Whether the first row of a CSV or TSV file names the columns. Null (the default) finds out: it does where it has one of the names looked for,
    /// or a word above a column of numbers.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>
    /// Whether a field of a CSV or TSV file that begins with a quotation mark is quoted, with line breaks and doubled quotation marks in it.
    /// Null (the default): in CSV files yes; in TSV files if the first thousand rows are well formed so, otherwise quotation marks are plain characters.
    /// </summary>
    public bool? HasQuotes { get; init; }

    /// <summary>
    /// Keeps blank lines, rows and fields as samples with no or blank text, and stops at the first line that cannot be read as <see cref="Strict"/> does, so that samples count as lines do,
    /// or as rows below a table's header. Default false: blank ones are left out and counted.
    /// </summary>
    public bool KeepBlank { get; init; }

    /// <summary>Stops at the first line that cannot be read, instead of leaving it out and counting it. Blank lines are no fault. Default false.</summary>
    public bool Strict { get; init; }

    /// <summary>The longest line or row that is read, in bytes of UTF-8, 1 to 1,000,000,000; longer ones are left out, and need no memory. Default 10,000,000.</summary>
    public int MaxLineBytes { get; init => field = Within(nameof(MaxLineBytes), value, 1, 1_000_000_000); } = 10_000_000;

    /// <summary>
    /// Sentences of no more than this are kept in memory, 0 to 2,000. Larger data needs an index of 5 bytes a sample: a file of lines is read where
    /// it lies, any other once unpacked to <see cref="SpoolFolder"/>. Default 256.
    /// </summary>
    public int KeptMegabytes { get; init => field = Within(nameof(KeptMegabytes), value, 0, 2_000); } = 256;

    /// <summary>The most bytes that a packed file may unpack to, 1 or more. Default 1 TiB.</summary>
    public long MaxUnpackedBytes
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaxUnpackedBytes)} is {value}; it must be 1 or more.");
    } = 1L << 40;

    /// <summary>Where unpacked sentences lie while the data is open; they are gone when it is closed. Default: the system's folder for temporary files.</summary>
    public string SpoolFolder { get; init; } = Path.GetTempPath();

    /// <summary>The memory for sentences, in bytes.</summary>
    internal long KeptBytes => (long)KeptMegabytes << 20;

    private static int Within(string name, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; it must be {least:N0} to {most:N0}.");
}
