namespace Macl.Inputs.Text.SentEval;

/// <summary>Reads the seven transfer tasks of SimCSE's tables in the layout of SentEval (Conneau and Kiela, LREC 2018).</summary>
/// <remarks>
/// Between two words is one blank, as SentEval gives texts to an encoder. In the tasks of two files (MR, CR, SUBJ, MPQA) every line is a text: CR and MPQA have blank ones, which
/// SentEval counts too.
/// </remarks>
public static class TransferReader
{
    /// <summary>The tasks that are there of MR, CR, SUBJ, MPQA, SST-2, TREC and MRPC, in this order.</summary>
    /// <param name="path">SentEval's data, or its folder <c>downstream</c>: a folder or a zip.</param>
    /// <exception cref="DataFormatException">There is none of them, or a file of them is missing or damaged.</exception>
    public static IReadOnlyList<TransferSet> ReadAll(string path) => FindAll(path) is { Count: > 0 } found
        ? found
        : throw new DataFormatException(path, "there is no transfer task, such as MR, CR, SUBJ, MPQA, SST, TREC or MRPC");

    /// <summary>The same; none where there is none.</summary>
    /// <inheritdoc cref="ReadAll"/>
    public static IReadOnlyList<TransferSet> FindAll(string path)
    {
        using var files = SentEvalFiles.At(path);
        return
        [
            .. new[]
            {
                TwoFiles(files, "MR", "MR/rt-polarity.neg", "MR/rt-polarity.pos"),
                TwoFiles(files, "CR", "CR/custrev.neg", "CR/custrev.pos"),
                TwoFiles(files, "SUBJ", "SUBJ/subj.subjective", "SUBJ/subj.objective"),
                TwoFiles(files, "MPQA", "MPQA/mpqa.neg", "MPQA/mpqa.pos"),
                Parts(files, "SST-2", "SST/binary/sentiment-train", "SST/binary/sentiment-dev", "SST/binary/sentiment-test", Sentiment),
                Parts(files, "TREC", "TREC/train_5500.label", development: null, "TREC/TREC_10.label", Question()),
                Parts(files, "MRPC", "MRPC/msr_paraphrase_train.txt", development: null, "MRPC/msr_paraphrase_test.txt", Paraphrase, header: true),
            }.OfType<TransferSet>(),
        ];
    }

    private delegate LabelledText? LineParser(string line);

    private static TransferSet? TwoFiles(SentEvalFiles files, string name, string negative, string positive)
    {
        if (files.Find(negative) is not { } first)
        {
            return null;
        }

        string second = Needed(files, positive, first);
        return new TransferSet(name, [.. Read(first, label: 0), .. Read(second, label: 1)]);

        IEnumerable<LabelledText> Read(string file, int label) => files.AllLines(file).Select(text => new LabelledText(SentEvalText.Normalise(text), label));
    }

    private static TransferSet? Parts(SentEvalFiles files, string name, string train, string? development, string test, LineParser parse, bool header = false)
    {
        if (files.Find(train) is not { } file)
        {
            return null;
        }

        return new TransferSet(name, Read(file), development is null ? null : Read(Needed(files, development, file)), Read(Needed(files, test, file)));

        IReadOnlyList<LabelledText> Read(string part)
        {
            var lines = files.Lines(part);
            int start = header ? 1 : 0;
            return lines.Count > start
                ? [.. lines.Index().Skip(start).Select(line => parse(line.Item) ?? throw NoLine(part, line.Index + 1))]
                : throw new DataFormatException(files.NameOf(part), "it holds no line below its header");
        }

        DataFormatException NoLine(string part, int line) => new(files.NameOf(part), $"it is no line of {name}: it has not the label and the text that are needed", line);
    }

    private static string Needed(SentEvalFiles files, string place, string beside) =>
        files.Find(place) ?? throw new DataFormatException(files.NameOf(beside), $"there is no {place}, which belongs to it");

    /// <summary>The text, a tabulator, 0 or 1.</summary>
    private static LabelledText? Sentiment(string line) => line.Split('\t') is [var text, "0" or "1"] ? new LabelledText(SentEvalText.Normalise(text), line[^1] - '0') : null;

    /// <summary>A class and a finer one with a colon between them, a blank, the question. Classes are numbered as they come.</summary>
    private static LineParser Question()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return line => line.Split(' ', 2) is [var label, var text] && label.Split(':') is [var kind, _]
            ? new LabelledText(SentEvalText.Normalise(text), numbers.TryGetValue(kind, out int number) ? number : numbers[kind] = numbers.Count)
            : null;
    }

    /// <summary>0 or 1, two numbers, two sentences, with tabulators between them.</summary>
    private static LabelledText? Paraphrase(string line) =>
        line.Split('\t') is ["0" or "1", _, _, var first, var second]
            ? new LabelledText(SentEvalText.Normalise(first), line[0] - '0', SentEvalText.Normalise(second))
            : null;
}
