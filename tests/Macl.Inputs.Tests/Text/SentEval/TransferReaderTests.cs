using Macl.Inputs.Text.SentEval;

namespace Macl.Inputs.Tests.Text.SentEval;

public sealed class TransferReaderTests : IDisposable
{
    private readonly SentEvalFolder _data = SentEvalFolder.Whole();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_tasks_that_are_there_are_read_with_the_parts_that_they_have(bool packed)
    {
        var sets = TransferReader.ReadAll(packed ? _data.Pack() : _data.Folder);

        Assert.Equal(["MR", "SST-2", "TREC", "MRPC"], sets.Select(set => set.Name));
        Assert.Equal([new("dull .", 0), new("", 0), new("flat .", 0), new("", 0), new("bright .", 1)], sets[0].Train);
        Assert.Null(sets[0].Test);
        Assert.Equal([new("good", 1), new("bad", 0)], sets[1].Train);
        Assert.Equal([new("fine", 1)], sets[1].Development!);
        Assert.Equal([new("poor", 0)], sets[1].Test!);
        Assert.Equal([new("He said \"yes .", 1, "Yes , he said .")], sets[3].Train);
        Assert.Equal([new("One .", 0, "Two .")], sets[3].Test!);
    }

    [Fact]
    public void Questions_are_of_the_coarse_class_in_both_parts_and_may_be_in_Latin1()
    {
        var trec = TransferReader.ReadAll(_data.Folder)[2];

        Assert.Equal([new("How does a caf\u00e9 open ?", 0), new("What is tea ?", 1), new("What is it ?", 0)], trec.Train);
        Assert.Equal([new("How far is it ?", 2), new("What is rice ?", 1)], trec.Test!);
    }

    [Theory]
    [InlineData("SST/binary/sentiment-dev", "fine\t1\nfine 1\n", "line 2: it is no line of SST-2")]
    [InlineData("SST/binary/sentiment-train", "fine\t2\n", "line 1: it is no line of SST-2")]
    [InlineData("TREC/TREC_10.label", "How far is it ?\n", "line 1: it is no line of TREC")]
    [InlineData("MRPC/msr_paraphrase_test.txt", "header\n1\t2\t3\tone\n", "line 2: it is no line of MRPC")]
    [InlineData("MRPC/msr_paraphrase_test.txt", "header\n\n", "msr_paraphrase_test.txt: it holds no line below its header.")]
    [InlineData("MRPC/msr_paraphrase_train.txt", "", "msr_paraphrase_train.txt: it holds no line of text.")]
    [InlineData("MR/rt-polarity.pos", "", "rt-polarity.pos: it holds no line of text.")]
    [InlineData("MR/rt-polarity.neg", "\n \n", "rt-polarity.neg: it holds no line of text.")]
    [InlineData("SST/binary/sentiment-dev", "\n", "sentiment-dev: it holds no line of text.")]
    [InlineData("TREC/TREC_10.label", "", "TREC_10.label: it holds no line of text.")]
    public void A_line_that_is_none_of_the_task_or_a_file_without_one_is_named(string file, string content, string problem)
    {
        _data.Add(file, content);
        Assert.Contains(problem, Assert.Throws<DataFormatException>(() => TransferReader.ReadAll(_data.Folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MR/rt-polarity.pos")]
    [InlineData("SST/binary/sentiment-dev")]
    [InlineData("TREC/TREC_10.label")]
    public void A_part_that_is_missing_is_named(string file)
    {
        _data.Remove(file);
        Assert.Contains($"there is no {file}", Assert.Throws<DataFormatException>(() => TransferReader.ReadAll(_data.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_tasks_is_refused()
    {
        using var empty = new SentEvalFolder();
        empty.Add("else.txt", "");
        Assert.Contains("no transfer task", Assert.Throws<DataFormatException>(() => TransferReader.ReadAll(empty.Folder)).Message, StringComparison.Ordinal);
        Assert.Empty(TransferReader.FindAll(empty.Folder));
    }
}
