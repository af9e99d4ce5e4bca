using Macl.Inputs.Text;

namespace Macl.Inputs.Tests.Text.Tokenizers;

public sealed class TextTokenizerTests
{
    public static TheoryData<string> Names => [.. TokenizerReferences.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tokens_are_those_of_the_reference(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);

        TokenizerReferences.AssertEqual(name, TextTokenizer.Load(folder.Path));
    }

    [Theory]
    [InlineData("uncased", null)]
    [InlineData("uncased", """{ "do_lower_case": true, "tokenizer_class": "BertTokenizerFast" }""")]
    [InlineData("cased", """{ "do_lower_case": false }""")]
    [InlineData("small-letters-with-accents", """{ "do_lower_case": true, "strip_accents": false }""")]
    [InlineData("capitals-without-accents", """{ "do_lower_case": false, "strip_accents": true, "tokenize_chinese_chars": true }""")]
    public void A_folder_with_a_vocabulary_of_pieces_is_enough(string name, string? config)
    {
        using TemporaryFolder folder = TokenizerReferences.BertFolder();
        if (config is not null)
        {
            folder.Add("tokenizer_config.json", config);
        }

        TokenizerReferences.AssertEqual(name, TextTokenizer.Load(folder.Path));
    }

    [Fact]
    public void A_folder_with_a_vocabulary_of_pairs_is_enough()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder();

        TokenizerReferences.AssertEqual("roberta", TextTokenizer.Load(folder.Path));
    }

    [Fact]
    public void What_tokenizer_json_says_counts_more_than_the_other_files()
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf("cased");
        folder.Add("vocab.txt", "[PAD]\n[UNK]\n").Add("tokenizer_config.json", """{ "do_lower_case": true, "tokenizer_class": "AlbertTokenizer", "cls_token": "[MASK]" }""");

        TokenizerReferences.AssertEqual("cased", TextTokenizer.Load(folder.Path));
    }

    [Fact]
    public void Bert_has_its_special_tokens()
    {
        using TemporaryFolder folder = TokenizerReferences.BertFolder();
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal(30_522, tokenizer.VocabularySize);
        Assert.Equal((101, 102, 0, 100, 103), (tokenizer.StartId, tokenizer.EndId, tokenizer.PadId, tokenizer.UnknownId, tokenizer.MaskId));
        Assert.Equal([0, 100, 101, 102, 103], tokenizer.SpecialIds);
        Assert.Equal("[MASK]", tokenizer.TokenOf(103));
        Assert.Equal("##ing", tokenizer.TokenOf(2075));
        Assert.Null(tokenizer.MaxTokens);
    }

    [Fact]
    public void Roberta_has_its_special_tokens()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder();
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Equal(50_265, tokenizer.VocabularySize);
        Assert.Equal((0, 2, 1, 3, 50_264), (tokenizer.StartId, tokenizer.EndId, tokenizer.PadId, tokenizer.UnknownId, tokenizer.MaskId));
        Assert.Equal([0, 1, 2, 3, 50_264], tokenizer.SpecialIds);
        Assert.Equal("Ġthe", tokenizer.TokenOf(5));
    }

    [Theory]
    [InlineData("uncased")]
    [InlineData("roberta")]
    public void A_text_that_is_too_long_keeps_its_beginning_and_the_end_token(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);
        for (int text = 0; text < TokenizerReferences.Texts.Length; text++)
        {
            int[] whole = TokenizerReferences.TokensOf(name)[text];
            foreach (int most in (int[])[2, 3, 8, 64, 65, whole.Length - 1, whole.Length, whole.Length + 1])
            {
                int[] expected = whole.Length <= most ? whole : [.. whole[..(most - 1)], tokenizer.EndId];
                Assert.Equal(most < 2 ? [] : expected, most < 2 ? [] : tokenizer.Encode(TokenizerReferences.Texts[text], most));
            }
        }
    }

    [Fact]
    public void Fewer_than_two_tokens_hold_no_text()
    {
        using TemporaryFolder folder = TokenizerReferences.BertFolder();
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Encode("text", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.TokenOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.TokenOf(30_522));
        Assert.Throws<ArgumentNullException>(() => tokenizer.Encode(null!, 8));
    }

    [Theory]
    [InlineData("uncased")]
    [InlineData("not-cleaned")]
    [InlineData("roberta")]
    public void A_lone_half_of_a_surrogate_pair_counts_as_the_replacement_character(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);

        foreach (string half in (string[])["\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d"])
        {
            foreach (string text in (string[])["{0}", "a{0}", "{0}b", "a {0} b", "a{0}b😀{0}", "[MASK]{0}<mask>"])
            {
                string replaced = text.Replace("{0}", new string('\ufffd', half.Length), StringComparison.Ordinal);
                Assert.Equal(tokenizer.Encode(replaced, 64), tokenizer.Encode(text.Replace("{0}", half, StringComparison.Ordinal), 64));
            }
        }
    }

    [Theory]
    [InlineData("uncased")]
    [InlineData("roberta")]
    public void Many_threads_get_the_same_tokens(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);
        string[] texts = [.. TokenizerReferences.Texts.Where(text => text.Length < 10_000)];
        int[][] expected = [.. TokenizerReferences.TokensOf(name).Where((_, text) => TokenizerReferences.Texts[text].Length < 10_000)];

        Parallel.For(0, 8 * texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index =>
            Assert.Equal(expected[index % texts.Length], tokenizer.Encode(texts[index % texts.Length], int.MaxValue)));
    }

    [Fact]
    public void A_word_of_a_million_characters_is_encoded()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder();
        int[] tokens = TextTokenizer.Load(folder.Path).Encode(string.Concat(Enumerable.Repeat("word", 250_000)), int.MaxValue);

        Assert.Equal(250_002, tokens.Length);
        Assert.Equal([14742], tokens[1..^1].Distinct());
    }
}
