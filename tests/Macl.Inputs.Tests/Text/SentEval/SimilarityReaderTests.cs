using Macl.Inputs.Text.SentEval;

namespace Macl.Inputs.Tests.Text.SentEval;

public sealed class SimilarityReaderTests : IDisposable
{
    private readonly SentEvalFolder _data = SentEvalFolder.Whole();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_tasks_are_read_with_their_subsets_and_without_pairs_that_nobody_scored(bool packed)
    {
        var sets = SimilarityReader.ReadAll(packed ? _data.Pack() : _data.Folder);

        Assert.Equal(["STS12", "STS16", "STS-B", "SICK-R"], sets.Select(set => set.Name));
        Assert.Equal([new("a cat sits", "a cat is sitting", 4.5, "images"), new("birds", "no birds", 1.25, "images"), new("rain", "sun", 2, "news")], sets[0].Pairs);
        Assert.Equal([new("no", "never", 3, "answer-answer")], sets[1].Pairs);
        Assert.Equal([new("a girl", "a \"boy", 2.5)], sets[2].Pairs);
        Assert.Equal([new("no boy", "some kids", 3.3)], sets[3].Pairs);
    }

    [Fact]
    public void The_folder_of_the_tasks_itself_will_do() => Assert.Equal(4, SimilarityReader.ReadAll(Path.Combine(_data.Folder, "downstream")).Count);

    [Fact]
    public void The_development_part_is_that_of_the_benchmark()
    {
        var set = SimilarityReader.ReadDevelopment(_data.Folder);
        Assert.Equal("STS-B", set.Name);
        Assert.Equal([new("one", "two", 5)], set.Pairs);
    }

    [Theory]
    [InlineData("4.5\ta cat\tthe cat\n0\tdog\thouse\n")]
    [InlineData("score\tfirst\tsecond\n4.5\ta cat\tthe cat\n0\tdog\thouse\n")]
    [InlineData("main\tMSRvid\t2012\t0001\t4.5\ta  cat\tthe cat \r\nmain\tMSRvid\t2012\t0002\t0\tdog\thouse\r\n\r\n")]
    public void A_file_of_pairs_has_three_columns_or_those_of_the_benchmark(string content)
    {
        _data.Add("pairs.tsv", content);
        var set = SimilarityReader.ReadPairs(PathOf("pairs.tsv"));
        Assert.Equal("pairs", set.Name);
        Assert.Equal([new("a cat", "the cat", 4.5), new("dog", "house", 0)], set.Pairs);
    }

    [Theory]
    [InlineData("pairs.tsv", "", "it holds no pair")]
    [InlineData("pairs.tsv", "4.5\ta cat\n", "line 1: it has 2 columns; 3 are needed")]
    [InlineData("pairs.tsv", "1\ta\tb\nmuch\ta\tb\n", "line 2: the score is 'much'; it must be a number")]
    [InlineData("pairs.tsv", "NaN\ta\tb\n", "the score is 'NaN'")]
    public void A_line_that_is_no_pair_is_named(string file, string content, string problem)
    {
        _data.Add(file, content);
        Assert.Contains(problem, Assert.Throws<DataFormatException>(() => SimilarityReader.ReadPairs(PathOf(file))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STS/STS12-en-test/STS.gs.news.txt", "2\n3\n", "STS.gs.news.txt: it has 2 lines, and STS.input.news.txt has 1; they must have as many, blank ones for pairs without a score.")]
    [InlineData("STS/STS12-en-test/STS.gs.images.txt", "4.5\n\n", "STS.gs.images.txt: it has 2 lines, and STS.input.images.txt has 3")]
    [InlineData("STS/STS12-en-test/STS.gs.images.txt", "4.5\n\n1.25\n\n", "STS.gs.images.txt: it has 4 lines, and STS.input.images.txt has 3")]
    [InlineData("STS/STS12-en-test/STS.gs.news.txt", "", "STS.gs.news.txt: it holds no line of text.")]
    [InlineData("STS/STS12-en-test/STS.input.news.txt", "", "STS.input.news.txt: it holds no line of text.")]
    [InlineData("STS/STSBenchmark/sts-test.csv", "\n", "sts-test.csv: it holds no line of text.")]
    [InlineData("STS/STS12-en-test/STS.input.news.txt", "rain\n", "line 1: it has 1 columns; 2 are needed")]
    [InlineData("STS/STS12-en-test/STS.gs.news.txt", "two\n", "line 1: the score is 'two'")]
    [InlineData("SICK/SICK_test_annotated.txt", "pair_ID\n", "it holds no pair")]
    public void A_damaged_task_is_named(string file, string content, string problem)
    {
        _data.Add(file, content);
        Assert.Contains(problem, Assert.Throws<DataFormatException>(() => SimilarityReader.ReadAll(_data.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        _data.Remove("STS/STS12-en-test/STS.gs.news.txt");
        Assert.Contains("its scores are missing: there is no", Assert.Throws<DataFormatException>(() => SimilarityReader.ReadAll(_data.Folder)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Assert.Throws<DataFormatException>(() => SimilarityReader.ReadPairs(PathOf("none"))).Message, StringComparison.Ordinal);
        using var empty = new SentEvalFolder();
        empty.Add("else.txt", "");
        Assert.Contains("no task of semantic textual similarity", Assert.Throws<DataFormatException>(() => SimilarityReader.ReadAll(empty.Folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no STS/STSBenchmark/sts-dev.csv", Assert.Throws<DataFormatException>(() => SimilarityReader.ReadDevelopment(empty.Folder)).Message, StringComparison.Ordinal);
        Assert.Empty(SimilarityReader.FindAll(empty.Folder));
    }

    private string PathOf(string file) => Path.Combine(_data.Folder, "downstream", file);
}
