using System.Globalization;

namespace Macl.Inputs.Text.SentEval;

/// <summary>Reads tasks of semantic textual similarity in the layout of SentEval (Conneau and Kiela, LREC 2018), and files of scored pairs.</summary>
/// <remarks>Pairs that people did not score, which STS15 and STS16 have, are left out. Between two words is one blank, as SentEval gives sentences to an encoder.</remarks>
public static class SimilarityReader
{
    private const int BenchmarkColumns = 7;
    private const int PairColumns = 3;

    private static readonly string[] _years = ["STS12", "STS13", "STS14", "STS15", "STS16"];

    /// <summary>The tasks that are there of STS12 to STS16, STS-B (test) and SICK-R (test), in this order.</summary>
    /// <param name="path">SentEval's data, or its folder <c>downstream</c>: a folder or a zip.</param>
    /// <exception cref="DataFormatException">There is none of them, or a file of them is damaged.</exception>
    public static IReadOnlyList<SimilaritySet> ReadAll(string path) => FindAll(path) is { Count: > 0 } found
        ? found
        : throw new DataFormatException(path, "there is no task of semantic textual similarity, such as STS/STS12-en-test, STS/STSBenchmark or SICK");

    /// <summary>The same; none where there is none.</summary>
    /// <inheritdoc cref="ReadAll"/>
    public static IReadOnlyList<SimilaritySet> FindAll(string path)
    {
        using var files = SentEvalFiles.At(path);
        return [.. _years.Select(year => ReadYear(files, year)).Append(ReadBenchmark(files, "test")).Append(ReadSick(files)).OfType<SimilaritySet>()];
    }

    /// <summary>The development part of STS-B, on which encoders are chosen.</summary>
    /// <param name="path">SentEval's data: a folder or a zip.</param>
    /// <exception cref="DataFormatException">It is not there, or damaged.</exception>
    public static SimilaritySet ReadDevelopment(string path)
    {
        using var files = SentEvalFiles.At(path);
        return ReadBenchmark(files, "dev") ?? throw new DataFormatException(path, "there is no STS/STSBenchmark/sts-dev.csv");
    }

    /// <summary>
    /// A file with a pair a line: score, first and second sentence with tabulators between them, with or without a header; or in the columns of STS-B, which are these as the fifth to
    /// the seventh.
    /// </summary>
    /// <param name="path">A text file.</param>
    /// <exception cref="DataFormatException">There is no such file, or a line of it is no pair.</exception>
    public static SimilaritySet ReadPairs(string path)
    {
        if (!File.Exists(path))
        {
            throw new DataFormatException(path, "there is no such file; give a file of scored pairs");
        }

        using var stream = File.OpenRead(path);
        var lines = SentEvalFiles.LinesOf(stream);
        int first = lines.Count > 0 && lines[0].Split('\t').Length >= BenchmarkColumns ? BenchmarkColumns - PairColumns : 0;
        return new SimilaritySet(Path.GetFileNameWithoutExtension(path), [.. Pairs(lines, path, first, first + 1, first + 2, header: lines is ["score\tfirst\tsecond", ..])]);
    }

    private static SimilaritySet? ReadYear(SentEvalFiles files, string year)
    {
        string place = $"STS/{year}-en-test/STS.input.";
        var subsets = files.StartingWith(place).Where(input => input.NameEnd.EndsWith(".txt", StringComparison.Ordinal)).ToArray();
        return subsets.Length == 0 ? null : new SimilaritySet(year, [.. subsets.SelectMany(input => ReadSubset(files, input.File, Path.GetFileNameWithoutExtension(input.NameEnd)))]);
    }

    private static IEnumerable<ScoredSentences> ReadSubset(SentEvalFiles files, string input, string subset)
    {
        string scoreFile = input.Replace("STS.input.", "STS.gs.", StringComparison.Ordinal);
        if (files.Find(scoreFile) is null)
        {
            throw new DataFormatException(files.NameOf(input), $"its scores are missing: there is no {scoreFile}");
        }

        var (pairs, scores) = (files.AllLines(input), files.AllLines(scoreFile));
        if (scores.Count != pairs.Count)
        {
            throw new DataFormatException(files.NameOf(scoreFile), $"it has {scores.Count} lines, and {Path.GetFileName(input)} has {pairs.Count}; they must have as many, blank ones for pairs without a score");
        }

        return scores.Index().Where(score => !string.IsNullOrWhiteSpace(score.Item)).Select(score =>
        {
            string[] sentences = Columns(pairs[score.Index], files.NameOf(input), score.Index, needed: 2);
            return Scored(sentences[0], sentences[1], Number(score.Item, files.NameOf(scoreFile), score.Index), subset);
        });
    }

    private static SimilaritySet? ReadBenchmark(SentEvalFiles files, string part) => files.Find($"STS/STSBenchmark/sts-{part}.csv") is { } file
        ? new SimilaritySet("STS-B", [.. Pairs(files.Lines(file), files.NameOf(file), score: 4, first: 5, second: 6, header: false)])
        : null;

    private static SimilaritySet? ReadSick(SentEvalFiles files) => files.Find("SICK/SICK_test_annotated.txt") is { } file
        ? new SimilaritySet("SICK-R", [.. Pairs(files.Lines(file), files.NameOf(file), score: 3, first: 1, second: 2, header: true)])
        : null;

    private static IEnumerable<ScoredSentences> Pairs(IReadOnlyList<string> lines, string file, int score, int first, int second, bool header)
    {
        int start = header ? 1 : 0;
        if (lines.Count <= start)
        {
            throw new DataFormatException(file, "it holds no pair");
        }

        for (int line = start; line < lines.Count; line++)
        {
            string[] columns = Columns(lines[line], file, line, needed: Math.Max(score, second) + 1);
            yield return Scored(columns[first], columns[second], Number(columns[score], file, line));
        }
    }

    private static ScoredSentences Scored(string first, string second, double score, string subset = "") =>
        new(SentEvalText.Normalise(first), SentEvalText.Normalise(second), score, subset);

    private static string[] Columns(string line, string file, int index, int needed)
    {
        string[] columns = line.Split('\t');
        return columns.Length >= needed ? columns : throw new DataFormatException(file, $"it has {columns.Length} columns; {needed} are needed, with tabulators between them", index + 1);
    }

    private static double Number(string text, string file, int index) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new DataFormatException(file, $"the score is '{(text.Length <= 40 ? text : $"{text[..40]}…")}'; it must be a number", index + 1);
}
