using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

[Collection(nameof(MeasuredMemory))]
public sealed class TextLineTests
{
    [Theory]
    [InlineData("one\ntwo\nthree\n")]
    [InlineData("one\ntwo\nthree")]
    [InlineData("one\r\ntwo\r\nthree\r\n")]
    [InlineData("one\r\ntwo\nthree\r\n")]
    [InlineData("\ufeffone\ntwo\nthree\n")]
    [InlineData("\ufeffone\r\ntwo\r\nthree")]
    public void Each_line_is_a_sentence_whatever_ends_it(string content) =>
        Assert.Equal(["one", "two", "three"], Reading.Texts("data.txt", content));

    [Fact]
    public void Text_is_not_changed() =>
        Assert.Equal([" a\tb  ", "\"quoted\", not closed", "é 行 😀 \u2028 \u0085", "mid\rway"], Reading.Texts("data.txt", " a\tb  \n\"quoted\", not closed\né 行 😀 \u2028 \u0085\nmid\rway\n"));

    [Theory]
    [InlineData("data")]
    [InlineData("data.log")]
    [InlineData("data.TXT")]
    public void Any_other_file_is_lines_of_text(string name) => Assert.Equal(["{\"text\": 1}", "a,b"], Reading.Texts(name, "{\"text\": 1}\na,b\n"));

    [Fact]
    public void Lines_that_end_in_CR_alone_are_refused() =>
        Assert.Equal("data.txt: is a single line with CR characters in it; lines must end in LF or CR LF.", Reading.Refusal("data.txt", "one\rtwo\rthree\r"));

    [Fact]
    public void Blank_lines_are_left_out_and_counted()
    {
        (IReadOnlyList<LeftOutLines> leftOut, IReadOnlyList<string> remarks) = Reading.Notes("data.txt", Reading.Utf8("\none\n \t\u00a0\u3000\n\r\ntwo\n\n"));

        LeftOutLines blank = Assert.Single(leftOut);
        Assert.Equal("is blank", blank.Reason);
        Assert.Equal(4, blank.Count);
        Assert.Equal([1, 3, 4, 6], blank.Lines);
        Assert.Equal("4 lines are left out, since each is blank (lines 1, 3, 4, 6)", Assert.Single(remarks));
    }

    [Fact]
    public void Of_many_lines_left_out_the_first_are_named()
    {
        (IReadOnlyList<LeftOutLines> leftOut, IReadOnlyList<string> remarks) = Reading.Notes("data.txt", Reading.Utf8("one" + new string('\n', 5001)));

        Assert.Equal(5000, leftOut[0].Count);
        Assert.Equal(Enumerable.Range(2, 20).Select(line => (long)line), leftOut[0].Lines);
        Assert.Equal("5,000 lines are left out, since each is blank (lines 2, 3, 4, 5, 6, …)", Assert.Single(remarks));
    }

    [Fact]
    public void Blank_lines_are_kept_if_asked_for() =>
        Assert.Equal(["", "one", " ", "", "two"], Reading.Texts("data.txt", "\none\n \n\r\ntwo\n", new() { KeepBlank = true }));

    [Theory]
    [InlineData(new byte[] { 0xff }, "holds bytes that are no UTF-8")]
    [InlineData(new byte[] { (byte)'x', (byte)'y', (byte)'z' }, "is longer than 2 bytes, the most that is allowed")]
    public void Where_blank_lines_are_kept_none_is_left_out(byte[] bad, string problem) =>
        Assert.Equal($"data.txt, line 2: {problem}.", Reading.Refusal("data.txt", [.. Reading.Utf8("a\n"), .. bad, .. Reading.Utf8("\nb")], new() { KeepBlank = true, MaxLineBytes = 2 }));

    /// <summary>A lone continuation byte, a cut sequence, an overlong one, a surrogate, and Latin-1.</summary>
    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xe2, 0x82 })]
    [InlineData(new byte[] { 0xc0, 0xaf })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { (byte)'f', 0xfc, (byte)'r' })]
    public void Bytes_that_are_no_UTF8_are_reported_by_their_line(byte[] bad)
    {
        byte[] content = [.. Reading.Utf8("one\n\n"), .. bad, .. Reading.Utf8("\ntwo\n")];

        (IReadOnlyList<LeftOutLines> leftOut, IReadOnlyList<string> remarks) = Reading.Notes("data.txt", content);

        Assert.Equal(["is blank", "holds bytes that are no UTF-8"], leftOut.Select(lines => lines.Reason));
        Assert.Equal([3], leftOut[1].Lines);
        Assert.Contains("line 3 is left out, since it holds bytes that are no UTF-8", remarks);
        Assert.Equal(["one", "two"], Reading.Texts("data.txt", content));
        Assert.Equal("data.txt, line 3: holds bytes that are no UTF-8.", Reading.Refusal("data.txt", content, new() { Strict = true }));
    }

    [Fact]
    public void A_line_of_a_million_characters_is_a_sentence()
    {
        string line = string.Concat(Enumerable.Range(0, 250_000).Select(index => $"{index % 10}行é "))[..1_000_000];

        Assert.Equal(["before", line, "after"], Reading.Texts("data.txt", $"before\n{line}\r\nafter\n"));
    }

    [Fact]
    public void A_line_longer_than_allowed_is_left_out_and_needs_no_memory()
    {
        byte[] content = [.. Reading.Utf8("one\n"), .. new byte[50_000_000].AsSpan(), .. Reading.Utf8("\ntwo\n")];
        content.AsSpan(4, 50_000_000).Fill((byte)'x');
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", content);
        long before = GC.GetTotalAllocatedBytes();

        using SentenceDataSet data = Reading.Open(folder["data.txt"], new() { MaxLineBytes = 100_000 });

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 5_000_000);
        Assert.Equal(["one", "two"], Reading.All(data).Select(sample => sample.Text));
        Assert.Equal("line 2 is left out, since it is longer than 100,000 bytes, the most that is allowed", Assert.Single(data.Remarks));
    }

    [Theory]
    [InlineData("12345\n1234\n", 1)]
    [InlineData("12345\r\n1234\r\n", 1)]
    [InlineData("1234\r\n1234", 2)]
    [InlineData("1234\n12345", 1)]
    public void The_end_of_a_line_does_not_count(string content, int count) => Assert.Equal(count, Reading.Texts("data.txt", content, new() { MaxLineBytes = 4 }).Length);

    [Fact]
    public void Columns_are_refused() =>
        Assert.Equal(
            "data.txt: is read as lines of text, which have no column text; files with columns end in .csv, .tsv, .jsonl, .ndjson, .json or .parquet.",
            Reading.Refusal("data.txt", "one\n", new() { Fields = ["text"] }));
}
