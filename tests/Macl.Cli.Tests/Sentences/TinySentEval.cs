namespace Macl.Cli.Tests.Sentences;

/// <summary>
/// A little data in SentEval's layout, of three sentences that any encoder tells apart, so that scores follow from the labels: some are wrong on purpose.
/// </summary>
internal static class TinySentEval
{
    public const string Cat = "the old cat saw a house .";
    public const string Brother = "my brother forgot the green hills .";
    public const string River = "the river crossed rain and snow .";

    private const string Header = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String";

    /// <summary>The pairs of STS-B, of which the first two have a score above 4.</summary>
    public static readonly (string First, string Second, double Score)[] Benchmark = [(Cat, Cat, 5), (Cat, Brother, 4.2), (Brother, River, 4), (Cat, River, 1)];

    /// <summary>STS12, STS13, STS-B, SICK-R; MR, SST-2, TREC, MRPC.</summary>
    public static string Write(string folder)
    {
        AddSimilarity(folder);
        AddTwoFiles(folder);
        AddParts(folder);
        return folder;
    }

    /// <summary>STS12: one part agrees with any encoder and one contradicts it. STS13: nothing to tell apart. SICK-R: contradicted.</summary>
    private static void AddSimilarity(string folder)
    {
        Add(folder, "STS/STS12-en-test/STS.input.agrees.txt", [$"{Cat}\t{Cat}", $"{Cat}\t{Brother}"]);
        Add(folder, "STS/STS12-en-test/STS.gs.agrees.txt", ["5", "1"]);
        Add(folder, "STS/STS12-en-test/STS.input.contradicts.txt", [$"{Cat}\t{Cat}", $"{Cat}\t{Brother}"]);
        Add(folder, "STS/STS12-en-test/STS.gs.contradicts.txt", ["1", "5"]);
        Add(folder, "STS/STS13-en-test/STS.input.same.txt", [$"{Cat}\t{Cat}", $"{Cat}\t{Cat}"]);
        Add(folder, "STS/STS13-en-test/STS.gs.same.txt", ["5", "1"]);
        Add(folder, "STS/STSBenchmark/sts-test.csv", Benchmark.Select((pair, row) => FormattableString.Invariant($"main\tMSRvid\t2012\t{row}\t{pair.Score}\t{pair.First}\t{pair.Second}")));
        Add(folder, "SICK/SICK_test_annotated.txt", ["pair_ID\tsentence_A\tsentence_B\trelatedness_score\tentailment_judgment", $"1\t{Cat}\t{Cat}\t1\tNEUTRAL", $"2\t{Cat}\t{Brother}\t5\tNEUTRAL"]);
    }

    /// <summary>2 of 20 labels of each class are wrong, so that 90 % is the most and the least.</summary>
    private static void AddTwoFiles(string folder)
    {
        Add(folder, "MR/rt-polarity.neg", [.. Enumerable.Repeat(Cat, 18), Brother, Brother]);
        Add(folder, "MR/rt-polarity.pos", [.. Enumerable.Repeat(Brother, 18), Cat, Cat]);
    }

    /// <summary>All of the training parts is right. Wrong: 1 of 5 to choose on and 1 of 4 to judge on in SST-2, 1 of 10 in TREC, 1 of 5 in MRPC.</summary>
    private static void AddParts(string folder)
    {
        Add(folder, "SST/binary/sentiment-train", Repeated(10, $"{Cat} \t0", $"{Brother} \t1"));
        Add(folder, "SST/binary/sentiment-dev", [$"{Cat}\t0", $"{Cat}\t0", $"{Brother}\t1", $"{Brother}\t1", $"{Cat}\t1"]);
        Add(folder, "SST/binary/sentiment-test", [$"{Cat}\t0", $"{Cat}\t0", $"{Brother}\t1", $"{Brother}\t0"]);
        Add(folder, "TREC/train_5500.label", Repeated(10, $"DESC:a {Cat}", $"ENTY:b {Brother}", $"NUM:c {River}"));
        Add(folder, "TREC/TREC_10.label", [.. Repeated(3, $"DESC:a {Cat}", $"ENTY:b {Brother}", $"NUM:c {River}"), $"NUM:c {Cat}"]);
        Add(folder, "MRPC/msr_paraphrase_train.txt", [Header, .. Repeated(10, $"1\t1\t2\t{Cat}\t{Cat}", $"0\t1\t2\t{Cat}\t{Brother}")]);
        Add(folder, "MRPC/msr_paraphrase_test.txt", [Header, .. Repeated(2, $"1\t1\t2\t{Cat}\t{Cat}", $"0\t1\t2\t{Cat}\t{Brother}"), $"1\t1\t2\t{Cat}\t{Brother}"]);
    }

    private static IEnumerable<string> Repeated(int times, params string[] lines) => Enumerable.Repeat(lines, times).SelectMany(all => all);

    private static void Add(string folder, string file, IEnumerable<string> lines)
    {
        string path = Path.Combine(folder, "downstream", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
    }
}
