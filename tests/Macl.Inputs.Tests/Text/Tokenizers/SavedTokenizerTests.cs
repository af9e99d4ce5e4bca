using System.Text.Json.Nodes;
using Macl.Inputs.Text;

namespace Macl.Inputs.Tests.Text.Tokenizers;

/// <summary>Saved, and loaded as Hugging Face's libraries would: from tokenizer.json, or from the vocabulary and the settings.</summary>
public sealed class SavedTokenizerTests
{
    public static TheoryData<string> Names => [.. TokenizerReferences.Names];

    /// <summary>What only tokenizer.json can say: no cleaning, another length of words.</summary>
    private static readonly string[] NeedTokenizerJson = ["not-cleaned", "short-words"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_tokenizer_gives_the_same_tokens(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        using var saved = new TemporaryFolder();
        TextTokenizer.Load(folder.Path).Save(saved.Path);

        TokenizerReferences.AssertEqual(name, TextTokenizer.Load(saved.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_vocabulary_and_the_settings_say_the_same_as_tokenizer_json(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        using var saved = new TemporaryFolder();
        TextTokenizer tokenizer = TextTokenizer.Load(folder.Path);
        tokenizer.Save(saved.Path);
        File.Delete(saved["tokenizer.json"]);
        TextTokenizer loaded = TextTokenizer.Load(saved.Path);

        Assert.Equal((tokenizer.VocabularySize, tokenizer.StartId, tokenizer.EndId, tokenizer.PadId, tokenizer.UnknownId, tokenizer.MaskId),
            (loaded.VocabularySize, loaded.StartId, loaded.EndId, loaded.PadId, loaded.UnknownId, loaded.MaskId));
        Assert.Equal(tokenizer.SpecialIds, loaded.SpecialIds);
        if (!NeedTokenizerJson.Contains(name))
        {
            TokenizerReferences.AssertEqual(name, loaded);
        }
    }

    [Theory]
    [InlineData("uncased", "vocab.txt")]
    [InlineData("roberta", "vocab.json", "merges.txt")]
    public void What_is_saved_twice_is_the_same_to_the_byte(string name, params string[] vocabulary)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        using var once = new TemporaryFolder();
        using var twice = new TemporaryFolder();
        TextTokenizer.Load(folder.Path).Save(once["new/folder"]);
        TextTokenizer.Load(once["new/folder"]).Save(twice.Path);

        Assert.Equal([.. vocabulary.Concat(["tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"]).Order(StringComparer.Ordinal)],
            Directory.EnumerateFiles(twice.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(twice.Path), file => Assert.Equal(File.ReadAllBytes(Path.Combine(once["new/folder"], Path.GetFileName(file))), File.ReadAllBytes(file)));
    }

    [Fact]
    public void Vocabularies_are_saved_as_they_were()
    {
        using var saved = new TemporaryFolder();
        using TemporaryFolder bert = TokenizerReferences.BertFolder();
        using TemporaryFolder roberta = TokenizerReferences.RobertaFolder();
        TextTokenizer.Load(bert.Path).Save(saved.Path);
        TextTokenizer.Load(roberta.Path).Save(saved.Path);

        Assert.Equal(TokenizerReferences.BertVocabulary, File.ReadAllBytes(saved["vocab.txt"]));
        Assert.Equal(TokenizerReferences.RobertaMerges, File.ReadAllBytes(saved["merges.txt"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(TokenizerReferences.RobertaVocabulary), JsonNode.Parse(File.ReadAllText(saved["vocab.json"]))));
    }

    [Theory]
    [InlineData("uncased")]
    [InlineData("roberta")]
    [InlineData("added-words")]
    public void Tokenizer_json_has_what_the_reference_was_given(string name)
    {
        using TemporaryFolder folder = TokenizerReferences.FolderOf(name);
        using var saved = new TemporaryFolder();
        TextTokenizer.Load(folder.Path).Save(saved.Path);
        JsonObject written = JsonNode.Parse(File.ReadAllText(saved["tokenizer.json"]))!.AsObject();
        JsonObject given = TokenizerReferences.Description(name);
        foreach (string part in (string[])["normalizer", "pre_tokenizer", "model"])
        {
            Assert.True(JsonNode.DeepEquals(given[part], written[part]), part);
        }

        Assert.Equal(Sorted(given["added_tokens"]!), Sorted(written["added_tokens"]!));
    }

    [Fact]
    public void The_settings_name_the_class_and_the_special_tokens()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder().Add("tokenizer_config.json", """{ "model_max_length": 512 }""");
        using var saved = new TemporaryFolder();
        TextTokenizer.Load(folder.Path).Save(saved.Path);
        JsonNode config = JsonNode.Parse(File.ReadAllText(saved["tokenizer_config.json"]))!;
        JsonNode map = JsonNode.Parse(File.ReadAllText(saved["special_tokens_map.json"]))!;

        Assert.Equal("RobertaTokenizer", (string)config["tokenizer_class"]!);
        Assert.Equal(512, (int)config["model_max_length"]!);
        Assert.Equal(["<s>", "</s>", "</s>", "<unk>", "<pad>", "<mask>"], ((string[])["bos_token", "eos_token", "sep_token", "unk_token", "pad_token", "mask_token"]).Select(role => (string)config[role]!));
        Assert.True((bool)config["added_tokens_decoder"]!["50264"]!["lstrip"]!);
        Assert.True((bool)map["mask_token"]!["lstrip"]!);
        Assert.Equal(512, TextTokenizer.Load(saved.Path).MaxTokens);
    }

    private static IEnumerable<string> Sorted(JsonNode tokens) => tokens.AsArray().OrderBy(token => (int)token!["id"]!)
        .Select(token => string.Join(' ', token!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value}")));
}
