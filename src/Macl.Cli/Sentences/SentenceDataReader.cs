using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Inputs.Text.Sentences;
using Macl.Inputs.Text.SentEval;
using Macl.Learning.Runs;
using Macl.Text.Evaluation;
using Macl.Text.Recipes;

namespace Macl.Cli.Sentences;

/// <summary>Reads sentences and the pairs that judge them, with the options on how.</summary>
internal sealed class SentenceDataReader
{
    /// <summary>How sentences are given, as a sentence.</summary>
    public const string Description = "Sentences, a line each; or a CSV, TSV, JSON-lines or Parquet file with a column of them, or with columns of queries, positives and hard negatives; also packed with gzip.";

    private readonly Option<string[]> _fields = new("--field")
    {
        Description = "The columns to read, by name or by number from 1: one of sentences, two of queries and positives, three with hard negatives. Default: what the names say.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _strict = Options.Flag("--strict", "Stop at the first line that cannot be read, instead of leaving it out.");
    private readonly Option<string?> _test = Options.Text("--test", "Scored pairs, never trained on, by which the best encoder is chosen while it trains and that the run is judged on: lines of score, sentence, sentence with tabulators between them, or SentEval's data, whose STS-B development part is read. Default: a sample of the latter.", "PATH");
    /// <summary>Published weights.</summary>
    public Option<string?> From { get; } = Options.Text("--from", "A model folder in Hugging Face's layout, or an earlier run, with whose weights and tokenizer training begins. Default: drawn weights.", "FOLDER");

    /// <summary>A tokenizer for drawn weights.</summary>
    public Option<string?> Tokenizer { get; } = Options.Text("--tokenizer", "A model folder whose tokenizer is taken, but not its weights. Default: a vocabulary is made from the data.", "FOLDER");

    /// <summary>Options on how sentences alone are read.</summary>
    public IReadOnlyList<Option> OfSentences => [_fields, _strict];

    /// <summary>Options on how sentences are read of which none is left out.</summary>
    public IReadOnlyList<Option> OfEveryLine => [_fields];

    private static string BundledSentences => Bundled("wiki-sample.txt.gz");

    private static string BundledPairs => Bundled("stsb-sample.tsv");

    /// <summary>For a run with these options, whose model folders and pairs are taken where none are given.</summary>
    public DataReader<SentenceData> For(SentencePretrainingOptions options) => new()
    {
        Description = Description,
        LabelledDescription = Description,
        Options = [From, Tokenizer, _test, _fields, _strict],
        Read = (path, opening) => Read(path, options, opening),
        WithoutLabels = _ => null,
    };

    /// <summary>Reads a path, or the bundled sample.</summary>
    public SentenceDataSet ReadSentences(string? path, Opening opening) => Read(path, opening, new SentenceReadingOptions { Strict = opening.Parsed.GetValue(_strict) });

    /// <summary>The same with a sample for every line, also for a blank one.</summary>
    /// <exception cref="Macl.Inputs.DataFormatException">A line cannot be read.</exception>
    public SentenceDataSet ReadEveryLine(string? path, Opening opening) => Read(path, opening, new SentenceReadingOptions { KeepBlank = true });

    /// <summary>Reads scored pairs, or the bundled sample.</summary>
    public static SimilaritySet ReadPairs(string? path) => IsSentEval(path) ? SimilarityReader.ReadDevelopment(path!) : SimilarityReader.ReadPairs(path ?? BundledPairs);

    /// <summary>Whether a path is of SentEval's data, and not of a file of pairs.</summary>
    public static bool IsSentEval(string? path) => Directory.Exists(path) || string.Equals(Path.GetExtension(path), ".zip", StringComparison.OrdinalIgnoreCase);

    private SentenceDataSet Read(string? path, Opening opening, SentenceReadingOptions options)
    {
        path ??= BundledSentences;
        opening.Progress.Phase($"reading {Path.GetFileName(path)}");
        return SentenceReader.Read(path, options with { Fields = opening.Parsed.GetValue(_fields) ?? [] }, new SentenceOpeningProgress(opening.Progress), opening.Cancellation);
    }

    private SentenceData Read(string? path, SentencePretrainingOptions options, Opening opening)
    {
        string? from = opening.Parsed.GetValue(From) ?? options.From?.Path;
        string? tokenizer = opening.Parsed.GetValue(Tokenizer) ?? options.Tokenizer?.Path;
        if (from is not null && tokenizer is not null)
        {
            throw new UsageException("--tokenizer was given beside --from, which has a tokenizer; allowed: one of them.");
        }

        string? pairs = opening.Parsed.GetValue(_test) ?? options.Judged?.Path;
        var judged = Judged(ReadPairs(pairs), pairs);
        var sentences = ReadSentences(path, opening);
        try
        {
            return new SentenceData(sentences, judged, Start(sentences, from, tokenizer, options, opening));
        }
        catch
        {
            sentences.Dispose();
            throw;
        }
    }

    private static SentenceStart Start(SentenceDataSet sentences, string? from, string? tokenizer, SentencePretrainingOptions options, Opening opening)
    {
        if (from is not null)
        {
            return SentenceStart.FromFolder(from);
        }

        if (tokenizer is not null)
        {
            return SentenceStart.WithTokenizer(tokenizer, options);
        }

        opening.Progress.Phase("making a vocabulary");
        return SentenceStart.FromData(sentences, options, opening.Cancellation);
    }

    private static JudgedPairs Judged(SimilaritySet set, string? path)
    {
        var content = string.Join('\n', set.Pairs.Select(pair => FormattableString.Invariant($"{pair.Score}\t{pair.First}\t{pair.Second}")));
        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return new JudgedPairs(new SimilarityTask(set.Pairs), new DataRecord(set.Name, path is null ? null : Path.GetFullPath(path), set.Pairs.Count, fingerprint));
    }

    private static string Bundled(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);
}
