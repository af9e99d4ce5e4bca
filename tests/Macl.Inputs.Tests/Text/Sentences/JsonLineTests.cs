using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData("data.jsonl")]
    [InlineData("data.ndjson")]
    [InlineData("data.json")]
    public void The_field_of_sentences_is_found(string name) =>
        Assert.Equal(["one", "two"], Reading.Texts(name, "\ufeff{\"id\": 1, \"text\": \"one\"}\r\n{\"text\": \"two\", \"id\": 2, \"more\": {\"text\": \"inner\", \"list\": [\"text\"]}}"));

    [Fact]
    public void Escapes_are_characters() =>
        Assert.Equal(["a\"\\\n\té😀"], Reading.Texts("data.jsonl", """{"text": "a\"\\\n\t\u00e9\ud83d\ude00"}"""));

    [Fact]
    public void Escapes_in_a_name_are_characters() => Assert.Equal(["one"], Reading.Texts("data.jsonl", """{"t\u0065xt": "one"}"""));

    [Fact]
    public void Triplets_are_found_by_their_names() =>
        Assert.Equal([new TextSample("q", "p", "n"), new TextSample("Q", "P", "N")], Reading.Samples("data.jsonl", """
            {"sent0": "q", "sent1": "p", "hard_neg": "n"}
            {"hard_neg": "N", "sent1": "P", "sent0": "Q"}
            """));

    [Fact]
    public void Fields_may_be_named() =>
        Assert.Equal([new TextSample("b", "a")], Reading.Samples("data.jsonl", """{"x": "a", "y": "b", "text": "c"}""", new() { Fields = ["y", "x"] }));

    [Fact]
    public void A_field_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Equal("data.jsonl: has no column body; there are x, y.", Reading.Refusal("data.jsonl", "{\"x\": 1}\n{\"y\": \"b\"}\n", new() { Fields = ["body"] }));

    [Fact]
    public void Of_a_name_that_comes_twice_the_last_one_counts() => Assert.Equal(["two"], Reading.Texts("data.jsonl", """{"text": "one", "text": "two"}"""));

    [Fact]
    public void What_is_no_object_is_left_out_and_counted()
    {
        byte[] content =
        [
            .. Reading.Utf8("{\"text\": \"one\"}\n{\"text\": \"cut\n[1]\n\"text\"\n{\"text\": \"two\"} more\n{\"text\": \"\\ud800\"}\n\n{\"text\": \"x"), 0xff,
            .. Reading.Utf8("\"}\n{\"text\": 7}\n{\"other\": \"x\"}\n{\"text\": null}\n{\"text\": \"last\"}\n"),
        ];

        Assert.Equal(["one", "last"], Reading.Texts("data.jsonl", content, new() { Fields = ["text"] }));
        (IReadOnlyList<LeftOutLines> leftOut, _) = Reading.Notes("data.jsonl", content, new() { Fields = ["text"] });
        Assert.Equal(["is no JSON object", "is blank", "holds bytes that are no UTF-8"], leftOut.Select(lines => lines.Reason));
        Assert.Equal([2, 3, 4, 5, 6], leftOut[0].Lines);
        Assert.Equal([7, 9, 10, 11], leftOut[1].Lines);
        Assert.Equal([8], leftOut[2].Lines);
    }

    [Fact]
    public void Blank_lines_and_fields_are_kept_if_asked_for() =>
        Assert.Equal(
            [new TextSample("", ""), new TextSample("a", "b"), new TextSample("", ""), new TextSample("c", ""), new TextSample("", "")],
            Reading.Samples("data.jsonl", "\n{\"x\": \"a\", \"y\": \"b\"}\n \t\n{\"x\": \"c\"}\n{\"x\": 7}\n", new() { Fields = ["x", "y"], KeepBlank = true }));

    [Theory]
    [InlineData("{\"text\": \"cut", "is no JSON object")]
    [InlineData("{\"text\": \"longer than it may be\"}", "is longer than 30 bytes, the most that is allowed")]
    public void Where_blank_lines_are_kept_none_is_left_out(string line, string problem) =>
        Assert.Equal($"data.jsonl, line 3: {problem}.", Reading.Refusal("data.jsonl", $"{{\"text\": \"one\"}}\n\n{line}\n{{\"text\": \"two\"}}\n", new() { KeepBlank = true, MaxLineBytes = 30 }));

    [Fact]
    public void An_object_nested_without_end_is_left_out() =>
        Assert.Equal(["one"], Reading.Texts("data.jsonl", $"{{\"text\": \"one\"}}\n{{\"text\": \"x\", \"deep\": {new string('[', 100_000)}\n"));

    [Fact]
    public void A_line_longer_than_allowed_is_left_out() =>
        Assert.Equal(["one"], Reading.Texts("data.jsonl", $"{{\"text\": \"one\"}}\n{{\"text\": \"{new string('x', 1_000_000)}\"}}\n", new() { MaxLineBytes = 1000 }));

    [Fact]
    public void A_text_of_a_million_characters_is_a_sentence() =>
        Assert.Equal([new string('é', 1_000_000)], Reading.Texts("data.jsonl", $"{{\"text\": \"{new string('é', 1_000_000)}\"}}"));

    [Theory]
    [InlineData("[\n{\"text\": \"one\"}\n]\n", new[] { "one" })]
    [InlineData("{\"text\": \"one\"},\n{\"text\": \"two\"}\n", new[] { "two" })]
    public void Of_an_array_over_several_lines_whole_objects_are_read(string content, string[] expected) => Assert.Equal(expected, Reading.Texts("data.json", content));

    [Theory]
    [InlineData("[{\"text\": \"one\"}]")]
    [InlineData("{\n  \"text\": \"one\"\n}\n")]
    [InlineData("plain text\n")]
    [InlineData("{}\n{}\n")]
    public void A_file_without_an_object_a_line_is_refused(string content) =>
        Assert.Equal("data.json: has no JSON object with fields in its first 100 lines; JSON lines hold one object a line.", Reading.Refusal("data.json", content));

    [Fact]
    public void The_first_fault_is_thrown_if_asked_for() =>
        Assert.Equal("data.jsonl, line 2: is no JSON object.", Reading.Refusal("data.jsonl", "{\"text\": \"one\"}\n{\n", new() { Strict = true }));
}
