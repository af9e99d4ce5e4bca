using System.Text.Json.Nodes;
using Macl.Inputs.Text;

namespace Macl.Inputs.Tests.Text.Tokenizers;

public sealed class TokenizerSettingsTests
{
    private const string Small = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##b\nc\n<p>\n<s>\n\nm";

    [Theory]
    [InlineData("512", 512)]
    [InlineData("2", 2)]
    [InlineData("1000000000000000019884624838656", null)]
    [InlineData("1e30", null)]
    [InlineData("null", null)]
    public void The_most_tokens_are_those_of_the_settings(string given, int? expected)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Small).Add("tokenizer_config.json", $$"""{ "model_max_length": {{given}} }""");

        Assert.Equal(expected, TextTokenizer.Load(folder.Path).MaxTokens);
    }

    [Fact]
    public void A_vocabulary_without_a_mask_has_none()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Small);
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Null(tokenizer.MaskId);
        Assert.Equal([0, 1, 2, 3], tokenizer.SpecialIds);
        Assert.Equal([2, 4, 5, 1, 6, 3], tokenizer.Encode("ab x c", 9));
    }

    [Fact]
    public void A_blank_line_is_a_number_without_a_token()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Small + "\n\n\n");
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal(11, tokenizer.VocabularySize);
        Assert.Null(tokenizer.TokenOf(9));
        Assert.Equal([2, 10, 3], tokenizer.Encode("m", 9));
    }

    [Theory]
    [InlineData("\ufeff")]
    [InlineData("")]
    public void Line_ends_of_windows_and_a_byte_order_mark_are_no_part_of_tokens(string mark)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", mark + Small.ReplaceLineEndings("\r\n"));

        Assert.Equal([2, 4, 5, 3], TextTokenizer.Load(folder.Path).Encode("ab", 9));
    }

    [Theory]
    [InlineData("tokenizer_config.json", """{ "cls_token": "<s>", "pad_token": { "content": "<p>" }, "mask_token": "m" }""")]
    [InlineData("special_tokens_map.json", """{ "cls_token": { "content": "<s>", "lstrip": false }, "pad_token": "<p>", "mask_token": "m" }""")]
    public void Special_tokens_are_those_of_the_settings(string file, string content)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Small).Add(file, content);
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal((8, 3, 7, 1, 10), (tokenizer.StartId, tokenizer.EndId, tokenizer.PadId, tokenizer.UnknownId, tokenizer.MaskId));
        Assert.Equal([1, 3, 7, 8, 10], tokenizer.SpecialIds);
    }

    [Fact]
    public void Added_tokens_come_from_any_of_the_files()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Small)
            .Add("added_tokens.json", """{ "[MASK]": 20, "Two Words": 21, "<x>": 23 }""")
            .Add("tokenizer_config.json", """{ "added_tokens_decoder": { "22": { "content": "~", "rstrip": true } }, "additional_special_tokens": ["c", { "content": "<x>" }] }""");
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal(24, tokenizer.VocabularySize);
        Assert.Equal(20, tokenizer.MaskId);
        Assert.Equal([0, 1, 2, 3, 6, 20, 23], tokenizer.SpecialIds);
        Assert.Equal([2, 20, 21, 4, 22, 6, 4, 23, 3], tokenizer.Encode("[MASK]TWO words a~ ca<x>", 20));
    }

    /// <summary>An older tokenizer.json says neither the model's type nor the flags of the tokens.</summary>
    [Fact]
    public void What_tokenizer_json_leaves_out_is_as_the_reference_has_it()
    {
        JsonObject description = TokenizerReferences.Description("uncased");
        description["model"]!.AsObject().Remove("type");
        description["model"]!.AsObject().Remove("continuing_subword_prefix");
        description["model"]!.AsObject().Remove("max_input_chars_per_word");
        description["normalizer"] = new JsonObject { ["type"] = "BertNormalizer" };
        description["padding"] = new JsonObject { ["pad_token"] = "[unused0]", ["pad_id"] = 1 };
        description["truncation"] = new JsonObject { ["max_length"] = 4 };
        using TemporaryFolder folder = new TemporaryFolder().Add("tokenizer.json", description.ToJsonString());
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal(1, tokenizer.PadId);
        TokenizerReferences.AssertEqual("uncased", tokenizer);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("""{ "unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]" }""", true)]
    public void Tokens_that_only_the_settings_name_count_in_texts_beside_tokenizer_json(string? map, bool isFound)
    {
        JsonObject description = TokenizerReferences.Description("uncased");
        description["added_tokens"] = new JsonArray();
        using TemporaryFolder folder = new TemporaryFolder().Add("tokenizer.json", description.ToJsonString());
        if (map is not null)
        {
            folder.Add("special_tokens_map.json", map);
        }

        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal([0, 100, 101, 102, 103], tokenizer.SpecialIds);
        Assert.Equal(isFound ? [101, 103, 101, 102] : [101, 1031, 7308, 1033, 1031, 18856, 2015, 1033, 102], tokenizer.Encode("[MASK][CLS]", 20));
    }

    [Fact]
    public void Merges_may_be_lists_of_two_tokens()
    {
        JsonObject description = TokenizerReferences.Description("roberta");
        description["model"]!["merges"] = new JsonArray([.. description["model"]!["merges"]!.AsArray().Select(merge => new JsonArray([.. ((string)merge!).Split(' ').Select(token => JsonValue.Create(token))]))]);
        using TemporaryFolder folder = new TemporaryFolder().Add("tokenizer.json", description.ToJsonString());

        TokenizerReferences.AssertEqual("roberta", TextTokenizer.Load(folder.Path));
    }
}
