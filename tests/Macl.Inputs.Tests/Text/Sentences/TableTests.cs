using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

public sealed class TableTests
{
    [Theory]
    [InlineData("text\none\ntwo\n")]
    [InlineData("text\r\none\r\ntwo")]
    [InlineData("\ufefftext\none\ntwo\n")]
    [InlineData("id,text\n1,one\n2,two\n")]
    [InlineData("Text ,label\none,3\ntwo,4\n")]
    [InlineData("id;text\n1;one\n2;two\n")]
    [InlineData("id\ttext\n1\tone\n2\ttwo\n")]
    [InlineData("id|sentence\n1|one\n2|two\n")]
    [InlineData("id,comment\n1,one\n2,two\n")]
    [InlineData("1,one\n2,two\n")]
    [InlineData("one\ntwo\n")]
    public void The_column_of_sentences_is_found(string content) => Assert.Equal(["one", "two"], Reading.Texts("data.csv", content));

    [Fact]
    public void Quoted_fields_hold_separators_line_breaks_and_quotation_marks()
    {
        string[] texts = Reading.Texts("data.csv", "id,text\r\n1,\"a, b\"\r\n2,\"two\nlines\"\r\n3,\"two\r\nmore\"\r\n4,\"he said \"\"no\"\"\"\r\n5,a \"mark\" inside\r\n6,\"\"\"\"\r\n");

        Assert.Equal(["a, b", "two\nlines", "two\r\nmore", "he said \"no\"", "a \"mark\" inside", "\""], texts);
    }

    [Fact]
    public void Rows_are_reported_by_the_line_on_which_they_begin()
    {
        (IReadOnlyList<LeftOutLines> leftOut, _) = Reading.Notes("data.csv", Reading.Utf8("id,text\n1,\"one\ntwo\nthree\"\n2,a,b\n3,\"x\"y\n4,four\n"));

        Assert.Equal(["has another number of fields than the first row, which has 2", "has text after a closing quotation mark"], leftOut.Select(lines => lines.Reason));
        Assert.Equal([5L, 6L], leftOut.Select(lines => Assert.Single(lines.Lines)));
    }

    [Fact]
    public void A_TSV_file_with_quotation_marks_as_characters_is_read_so()
    {
        byte[] content = Reading.Utf8("id\ttext\n1\t\"open\n2\tclosed\" or not\n3\t\"both\" or not\n");

        Assert.Equal(["\"open", "closed\" or not", "\"both\" or not"], Reading.Texts("data.tsv", content));
        Assert.Contains("quotation marks are read as plain characters, since the first rows use them so", Reading.Notes("data.tsv", content).Remarks);
    }

    [Fact]
    public void A_TSV_file_with_quoted_fields_is_read_so() =>
        Assert.Equal(["a\tb", "two\nlines"], Reading.Texts("data.tsv", "id\ttext\n1\t\"a\tb\"\n2\t\"two\nlines\"\n"));

    [Theory]
    [InlineData(true, "a\tb")]
    [InlineData(false, "\"a\"\"b\"")]
    public void Whether_there_are_quotes_may_be_said(bool hasQuotes, string expected) =>
        Assert.Equal([expected], Reading.Texts("data.tsv", hasQuotes ? "text\n\"a\tb\"\n" : "text\n\"a\"\"b\"\n", new() { HasQuotes = hasQuotes }));

    [Theory]
    [InlineData("sent0,sent1,hard_neg\nq,p,n\n")]
    [InlineData("label,Negative,ANCHOR,positive\n1,n,q,p\n")]
    [InlineData("query,answer,hard_negative,text\nq,p,n,t\n")]
    public void Triplets_are_found_by_the_names_of_their_columns(string content) =>
        Assert.Equal([new TextSample("q", "p", "n")], Reading.Samples("data.csv", content));

    [Fact]
    public void Pairs_are_found_by_the_names_of_their_columns() =>
        Assert.Equal([new TextSample("q", "p")], Reading.Samples("data.csv", "answer,question,topic\np,q,t\n"));

    [Theory]
    [InlineData("two")]
    [InlineData("2")]
    public void Columns_may_be_named_or_numbered(string field) =>
        Assert.Equal([new TextSample("b", "c", "a")], Reading.Samples("data.csv", "one,two,three\na,b,c\n", new() { Fields = [field, "three", "one"] }));

    [Fact]
    public void Numbered_columns_need_no_header() =>
        Assert.Equal([new TextSample("b", "a"), new TextSample("d", "c")], Reading.Samples("data.csv", "a,b\nc,d\n", new() { Fields = ["2", "1"] }));

    [Theory]
    [InlineData(true, new[] { "two" })]
    [InlineData(false, new[] { "one", "two" })]
    public void Whether_there_is_a_header_may_be_said(bool hasHeader, string[] expected) =>
        Assert.Equal(expected, Reading.Texts("data.csv", "one\ntwo\n", new() { HasHeader = hasHeader }));

    [Fact]
    public void A_column_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Equal("data.csv: has no column body; there are id, title, text.", Reading.Refusal("data.csv", "id,title,text\n1,a,b\n", new() { Fields = ["body"] }));

    [Fact]
    public void Of_many_columns_the_first_are_listed() =>
        Assert.EndsWith("c19, c20 and 5 more.", Reading.Refusal("data.csv", string.Join(',', Enumerable.Range(1, 25).Select(index => $"c{index}")) + "\n", new() { Fields = ["body"] }), StringComparison.Ordinal);

    [Fact]
    public void Several_columns_of_text_are_refused_unless_one_is_named() =>
        Assert.Equal(
            "data.csv: has 2 columns of text (title, body); name one for sentences, two for pairs of a query and its positive, or three with a hard negative.",
            Reading.Refusal("data.csv", "id,title,body\n1,a,b\n2,c,d\n"));

    [Fact]
    public void A_table_of_numbers_is_refused() =>
        Assert.Equal("data.csv: has no column of text; there are 1, 2.", Reading.Refusal("data.csv", "1,2\n3,4.5\n"));

    [Fact]
    public void What_was_chosen_is_said() =>
        Assert.Equal("of the columns id, text those read are text", Assert.Single(Reading.Notes("data.csv", Reading.Utf8("id,text\n1,one\n")).Remarks));

    [Fact]
    public void Rows_with_a_field_missing_are_left_out_and_blank_ones_too()
    {
        (IReadOnlyList<LeftOutLines> leftOut, _) = Reading.Notes("data.csv", Reading.Utf8("query,positive\nq,p\nq,\n,p\n,\n\nq,p\n"));

        Assert.Equal(["has no text in one of the columns query, positive", "is blank"], leftOut.Select(lines => lines.Reason));
        Assert.Equal([3, 4], leftOut[0].Lines);
        Assert.Equal([5, 6], leftOut[1].Lines);
    }

    [Theory]
    [InlineData("query,positive\nq,p\n\nq,\n,p\n")]
    [InlineData("\nquery,positive\nq,p\n\nq,\n,p\n")]
    public void Blank_rows_and_fields_are_kept_if_asked_for(string content) =>
        Assert.Equal([new TextSample("q", "p"), new TextSample("", ""), new TextSample("q", ""), new TextSample("", "p")], Reading.Samples("data.csv", content, new() { KeepBlank = true }));

    [Fact]
    public void Blank_rows_of_a_single_column_are_kept_if_asked_for() =>
        Assert.Equal(["one", "", "two", ""], Reading.Texts("data.csv", "text\none\n\ntwo\n\n", new() { KeepBlank = true }));

    [Theory]
    [InlineData("2,a,b", "has another number of fields than the first row, which has 2")]
    [InlineData("2", "has another number of fields than the first row, which has 2")]
    [InlineData("2,\"x\"y", "has text after a closing quotation mark")]
    public void Where_blank_rows_are_kept_none_is_left_out(string row, string problem) =>
        Assert.Equal($"data.csv, line 4: {problem}.", Reading.Refusal("data.csv", $"id,text\n1,one\n\n{row}\n3,three\n", new() { KeepBlank = true }));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_reported_by_their_line()
    {
        (IReadOnlyList<LeftOutLines> leftOut, _) = Reading.Notes("data.csv", [.. Reading.Utf8("text\none\n"), 0xff, .. Reading.Utf8("\ntwo\n")]);

        Assert.Equal("holds bytes that are no UTF-8", Assert.Single(leftOut).Reason);
        Assert.Equal([3], leftOut[0].Lines);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_refused_by_its_line() =>
        Assert.Equal("data.csv, line 3: begins a row in which a quotation mark is never closed.", Reading.Refusal("data.csv", "id,text\n1,one\n2,\"two\n3,three\n"));

    [Fact]
    public void A_row_longer_than_allowed_is_refused_by_its_line() =>
        Assert.Equal(
            "data.csv, line 3: begins a row of more than 1,000 bytes, the most that is allowed; a quotation mark in it may not be closed.",
            Reading.Refusal("data.csv", $"id,text\n1,one\n2,\"{new string('x', 300_000)}\"\n", new() { MaxLineBytes = 1000 }));

    [Fact]
    public void A_field_of_a_million_characters_is_a_sentence() =>
        Assert.Equal([new string('x', 1_000_000)], Reading.Texts("data.csv", $"id,text\n1,\"{new string('x', 1_000_000)}\"\n"));

    [Theory]
    [InlineData("", "data.csv: is empty; it must hold at least one line of text.")]
    [InlineData("\n\n", "data.csv: holds no row of a table.")]
    [InlineData("id,text\n", "data.csv: is empty; it must hold at least one row of text.")]
    [InlineData("id,text\n1,\n", "data.csv: holds no sentence; row 2 is left out, since it is blank.")]
    public void A_table_without_sentences_is_refused(string content, string refusal) => Assert.Equal(refusal, Reading.Refusal("data.csv", content));
}
