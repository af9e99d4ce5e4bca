using System.Text;
using System.Text.Json.Nodes;
using Macl.Inputs.Text;

namespace Macl.Inputs.Tests.Text.Tokenizers;

/// <summary>One line for what is missing, damaged or not supported: the file, what was found and what is allowed.</summary>
public sealed class TokenizerRefusalTests
{
    private const string Bert = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n";
    private static readonly JsonObject Uncased = TokenizerReferences.Description("uncased");
    private static readonly JsonObject Roberta = TokenizerReferences.Description("roberta");

    [Fact]
    public void A_folder_without_a_tokenizer_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"{folder.Path}: holds no tokenizer; tokenizer.json, or vocab.txt, or vocab.json with merges.txt is needed.", Problem(folder));
        Assert.Equal("no/such: is no folder; a model's folder in Hugging Face's layout is needed.", Assert.Throws<DataFormatException>(() => TextTokenizer.Load("no/such")).Message);
        Assert.Throws<ArgumentException>(() => TextTokenizer.Load(" "));
    }

    [Theory]
    [InlineData("", ": is empty; a token a line is needed.")]
    [InlineData("\n\n", ": is empty; a token a line is needed.")]
    [InlineData("[PAD]\n[UNK]\na\n[CLS]\na\n", ", line 5: has 'a' of line 3 again; every token may stand once.")]
    [InlineData("[PAD]\n[CLS]\n[SEP]\na\n", ": has no token '[UNK]' for words that are unknown.")]
    [InlineData("[UNK]\n[CLS]\n[SEP]\na\n", ": has no token '[PAD]' for padding; another may be named as pad_token in tokenizer_config.json.")]
    [InlineData("[PAD]\n[UNK]\n[SEP]\na\n", ": has no token '[CLS]' for the start of texts; another may be named as cls_token in tokenizer_config.json.")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\na\n", ": has no token '[SEP]' for the end of texts; another may be named as sep_token in tokenizer_config.json.")]
    public void A_damaged_vocabulary_of_pieces_is_refused(string vocabulary, string problem)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", vocabulary);

        Assert.Equal(folder["vocab.txt"] + problem, Problem(folder));
    }

    [Fact]
    public void A_vocabulary_that_is_no_text_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", [.. Encoding.UTF8.GetBytes(Bert), 0xff, 0xfe, (byte)'\n']);

        Assert.Equal($"{folder["vocab.txt"]}, line 7: is no text in UTF-8.", Problem(folder));
    }

    [Fact]
    public void A_vocabulary_without_end_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Bert + new string('\n', 1 << 21));

        Assert.Equal($"{folder["vocab.txt"]}: has 2,097,158 lines; at most 2,097,152 tokens are allowed.", Problem(folder));
    }

    [Theory]
    [InlineData("tokenizer_config.json", "{ \"do_lower_case\": tr", ", line 1: is truncated or no JSON.")]
    [InlineData("tokenizer_config.json", "{\n \"do_lower_case\": true\n", ", line 3: is truncated or no JSON.")]
    [InlineData("tokenizer_config.json", "", ", line 1: is truncated or no JSON.")]
    [InlineData("tokenizer_config.json", "[]", ": is []; an object is allowed.")]
    [InlineData("tokenizer_config.json", """{ "do_lower_case": "yes" }""", ": do_lower_case is \"yes\"; true or false is allowed.")]
    [InlineData("tokenizer_config.json", """{ "strip_accents": 1 }""", ": strip_accents is 1; true or false is allowed.")]
    [InlineData("tokenizer_config.json", """{ "model_max_length": 1 }""", ": model_max_length is 1; 2 or more is allowed.")]
    [InlineData("tokenizer_config.json", """{ "model_max_length": 7.5 }""", ": model_max_length is 7.5; 2 or more is allowed.")]
    [InlineData("tokenizer_config.json", """{ "model_max_length": "x" }""", ": model_max_length is \"x\"; a number is allowed.")]
    [InlineData("tokenizer_config.json", """{ "tokenizer_class": "AlbertTokenizerFast" }""", ": has tokenizer_class AlbertTokenizer; with vocab.txt and without tokenizer.json, BertTokenizer or DistilBertTokenizer or ElectraTokenizer is supported.")]
    [InlineData("tokenizer_config.json", """{ "cls_token": 7 }""", ": cls_token is 7; an object is allowed.")]
    [InlineData("tokenizer_config.json", """{ "cls_token": { "lstrip": true } }""", ": has no cls_token.content.")]
    [InlineData("tokenizer_config.json", """{ "cls_token": "" }""", ": cls_token is empty; a token's text is needed.")]
    [InlineData("tokenizer_config.json", """{ "cls_token": "\ud800" }""", ": cls_token is no text in UTF-8.")]
    [InlineData("special_tokens_map.json", """{ "additional_special_tokens": "x" }""", ": additional_special_tokens is \"x\"; a list is allowed.")]
    [InlineData("special_tokens_map.json", """{ "mask_token": { "content": "a", "rstrip": 0 } }""", ": mask_token.rstrip is 0; true or false is allowed.")]
    [InlineData("tokenizer_config.json", """{ "added_tokens_decoder": { "x": { "content": "b" } } }""", ": added_tokens_decoder.x is named by no token's number, 0 to 2,097,151.")]
    [InlineData("added_tokens.json", """{ "b": -1 }""", ": b is -1; a token's number, 0 to 2,097,151 is allowed.")]
    [InlineData("added_tokens.json", """{ "b": 2000000000 }""", ": b is 2000000000; a token's number, 0 to 2,097,151 is allowed.")]
    public void Damaged_settings_are_refused(string file, string content, string problem)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Bert).Add(file, content);

        Assert.Equal(folder[file] + problem, Problem(folder));
    }

    [Theory]
    [InlineData("""{ "mask_token": "<m>" }""", "has no token '<m>', which the settings name")]
    [InlineData("""{ "additional_special_tokens": ["<m>"] }""", "has no token '<m>', which the settings name")]
    [InlineData("""{ "added_tokens_decoder": { "3": { "content": "a" } } }""", "has the added token 'a' as 3, which is 5 elsewhere; a token needs one number")]
    [InlineData("""{ "added_tokens_decoder": { "3": { "content": "b" } } }""", "has 3 for 'b' and for '[SEP]'; every token needs a number of its own")]
    public void Settings_that_contradict_the_vocabulary_are_refused(string config, string problem)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("vocab.txt", Bert).Add("tokenizer_config.json", config);

        Assert.Equal($"{folder["vocab.txt"]}: {problem}.", Problem(folder));
    }

    [Theory]
    [InlineData("#version: 0.2\nĠ t\nh e x\n", ", line 3: has the merge 'h e x'; two tokens with one blank between them are needed.")]
    [InlineData("Ġ t\nh\n", ", line 2: has the merge 'h'; two tokens with one blank between them are needed.")]
    [InlineData("Ġ t\nĠ zqj\n", ", line 2: has the merge 'Ġ zqj', but the vocabulary has no 'zqj'.")]
    [InlineData("Ġ t\n\nz q\n", ", line 3: has the merge 'z q', but the vocabulary has no 'zq'.")]
    [InlineData("Ġ t\nh e\nĠ t\n", ", line 3: has the merge 'Ġ t' again; every merge may stand once.")]
    public void Damaged_merges_are_refused(string merges, string problem)
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder().Add("merges.txt", merges);

        Assert.Equal(folder["merges.txt"] + problem, Problem(folder));
    }

    [Theory]
    [InlineData("""{ "a": 0, "b": 0 }""", "gives 0 to 'a' and to 'b'; every token needs a number of its own")]
    [InlineData("""{ "a": 0, "a": 1 }""", "has 'a' twice; every token may stand once")]
    [InlineData("""{ "a": 0.5 }""", "a is 0.5; a token's number, 0 to 2,097,151 is allowed")]
    [InlineData("{}", "has no tokens")]
    [InlineData("""{ "a": 0 }""", "has no token 'Ā' for byte 0; a byte-level vocabulary needs one for each of the 256 bytes")]
    public void A_damaged_vocabulary_of_pairs_is_refused(string vocabulary, string problem)
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder().Add("vocab.json", vocabulary);

        Assert.Equal($"{folder["vocab.json"]}: {problem}.", Problem(folder));
    }

    [Fact]
    public void A_vocabulary_of_pairs_needs_its_merges_and_its_class()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder().Add("tokenizer_config.json", """{ "tokenizer_class": "GPT2Tokenizer" }""");

        Assert.Equal($"{folder["tokenizer_config.json"]}: has tokenizer_class GPT2Tokenizer; with vocab.json and without tokenizer.json, RobertaTokenizer is supported.", Problem(folder));
        File.Delete(folder["tokenizer_config.json"]);
        File.Delete(folder["merges.txt"]);
        Assert.StartsWith($"{folder["merges.txt"]}: cannot be read (", Problem(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("normalizer", "null", "has no normalizer; BertNormalizer is supported")]
    [InlineData("normalizer", """{ "type": "Sequence", "normalizers": [] }""", "normalizer is of type Sequence; BertNormalizer is supported")]
    [InlineData("normalizer", """{ "type": "BertNormalizer", "lowercase": 1 }""", "normalizer.lowercase is 1; true or false is allowed")]
    [InlineData("pre_tokenizer", """{ "type": "Whitespace" }""", "pre_tokenizer is of type Whitespace; BertPreTokenizer is supported")]
    [InlineData("post_processor", "null", "has no post_processor; TemplateProcessing, BertProcessing and RobertaProcessing are supported")]
    [InlineData("post_processor", """{ "type": "Sequence" }""", "post_processor is of type Sequence; TemplateProcessing, BertProcessing and RobertaProcessing are supported")]
    [InlineData("post_processor", """{ "type": "TemplateProcessing", "single": [{ "Sequence": { "id": "A" } }] }""", "post_processor.single is not one special token, the text, and one special token, which is supported")]
    [InlineData("post_processor", """{ "type": "BertProcessing", "sep": [], "cls": ["[CLS]", 101] }""", "post_processor.sep is []; a list of a token and its number is allowed")]
    [InlineData("post_processor", """{ "type": "BertProcessing", "sep": ["<e>", 7], "cls": ["[CLS]", 101] }""", "has no token '<e>' for the end of texts")]
    [InlineData("model", """{ "type": "Unigram" }""", "model is of type Unigram; WordPiece and BPE are supported")]
    [InlineData("model", """{ "type": "WordPiece", "unk_token": "[UNK]" }""", "has no model.vocab")]
    [InlineData("model", """{ "type": "WordPiece", "unk_token": "[UNK]", "vocab": { "a": 0 } }""", "model.unk_token is '[UNK]', which the vocabulary does not have")]
    [InlineData("model", """{ "type": "WordPiece", "unk_token": "[UNK]", "vocab": { "[UNK]": 0, "a\nb": 7 } }""", "model.vocab has a line break in token 7; no word has one")]
    [InlineData("model", """{ "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "@@", "vocab": { "[UNK]": 0 } }""", "model.continuing_subword_prefix is \"@@\"; \"##\" is allowed")]
    [InlineData("model", """{ "type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 0, "vocab": { "[UNK]": 0 } }""", "model.max_input_chars_per_word is 0; 1 to 10,000 is allowed")]
    [InlineData("added_tokens", """[{ "content": "[MASK]", "id": 104 }]""", "has the added token '[MASK]' as 104, which is 103 elsewhere; a token needs one number")]
    [InlineData("added_tokens", """[{ "content": "<a>", "id": 103 }]""", "has 103 for '<a>' and for '[MASK]'; every token needs a number of its own")]
    [InlineData("added_tokens", """[{ "content": "<a>", "id": 40000 }, { "content": "<b>", "id": 40000 }]""", "has 40000 for '<b>' and for '<a>'; every token needs a number of its own")]
    [InlineData("added_tokens", """[{ "content": "<a>" }]""", "has no added_tokens[0].id")]
    public void Pipelines_of_pieces_that_are_not_supported_are_refused_by_name(string part, string content, string problem) => Refuses(Uncased, part, content, problem);

    [Theory]
    [InlineData("normalizer", """{ "type": "NFC" }""", "normalizer is of type NFC; with BPE none is supported")]
    [InlineData("pre_tokenizer", """{ "type": "Metaspace" }""", "pre_tokenizer is of type Metaspace; ByteLevel is supported")]
    [InlineData("pre_tokenizer", """{ "type": "ByteLevel", "use_regex": false }""", "pre_tokenizer.use_regex is false; true is allowed")]
    [InlineData("post_processor", """{ "type": "ByteLevel" }""", "post_processor is of type ByteLevel; TemplateProcessing, BertProcessing and RobertaProcessing are supported")]
    public void Pipelines_of_pairs_that_are_not_supported_are_refused_by_name(string part, string content, string problem) => Refuses(Roberta, part, content, problem);

    [Theory]
    [InlineData("ignore_merges", "true", "model.ignore_merges is true; false is allowed")]
    [InlineData("dropout", "0.1", "model.dropout is 0.1; 0 is allowed")]
    [InlineData("continuing_subword_prefix", "\"##\"", "model.continuing_subword_prefix is \"##\"; an empty text is allowed")]
    [InlineData("end_of_word_suffix", "\"@@\"", "model.end_of_word_suffix is \"@@\"; an empty text is allowed")]
    [InlineData("merges", """["h e", "h e"]""", "has the merge 'h e' again; every merge may stand once")]
    [InlineData("merges", """[["h", "e", "l"]]""", "has the merge 'h e l'; two tokens with one blank between them are needed")]
    public void Settings_of_merging_that_are_not_supported_are_refused(string key, string content, string problem)
    {
        JsonObject model = Roberta["model"]!.DeepClone().AsObject();
        model[key] = JsonNode.Parse(content);

        Refuses(Roberta, "model", model.ToJsonString(), problem);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        string whole = Uncased.ToJsonString();
        for (int length = 0; length < whole.Length; length += whole.Length / 20)
        {
            using TemporaryFolder folder = new TemporaryFolder().Add("tokenizer.json", whole[..length]);

            Assert.Equal($"{folder["tokenizer.json"]}, line 1: is truncated or no JSON.", Problem(folder));
        }
    }

    [Fact]
    public void Any_damage_is_survived()
    {
        JsonObject small = Uncased.DeepClone().AsObject();
        small["model"]!["vocab"] = new JsonObject(Bert.Split('\n', StringSplitOptions.RemoveEmptyEntries).Index().Select(token => KeyValuePair.Create<string, JsonNode?>(token.Item, token.Index)));
        small["added_tokens"] = JsonNode.Parse("""[{ "id": 4, "content": "[MASK]", "special": true }]""");
        var random = new Random(7);
        for (int round = 0; round < 600; round++)
        {
            byte[] json = Encoding.UTF8.GetBytes(small.ToJsonString());
            byte[] config = Encoding.UTF8.GetBytes("""{ "do_lower_case": true, "model_max_length": 512, "cls_token": "[CLS]", "mask_token": { "content": "[MASK]" }, "added_tokens_decoder": { "5": { "content": "a" } } }""");
            byte[] lines = Encoding.UTF8.GetBytes(Bert);
            foreach (byte[] content in (byte[][])[json, config, lines])
            {
                for (int flip = random.Next(3); flip > 0; flip--)
                {
                    content[random.Next(content.Length)] = (byte)random.Next(256);
                }
            }

            using TemporaryFolder folder = new TemporaryFolder().Add(round % 2 == 0 ? "tokenizer.json" : "vocab.txt", round % 2 == 0 ? json : lines).Add("tokenizer_config.json", config);
            try
            {
                TextTokenizer.Load(folder.Path).Encode("a b", 9);
            }
            catch (DataFormatException fault)
            {
                Assert.DoesNotContain('\n', fault.Message);
            }
        }
    }

    private static void Refuses(JsonObject description, string part, string content, string problem)
    {
        JsonObject changed = description.DeepClone().AsObject();
        changed[part] = JsonNode.Parse(content);
        using TemporaryFolder folder = new TemporaryFolder().Add("tokenizer.json", changed.ToJsonString());

        Assert.Equal($"{folder["tokenizer.json"]}: {problem}.", Problem(folder));
    }

    private static string Problem(TemporaryFolder folder) => Assert.Throws<DataFormatException>(() => TextTokenizer.Load(folder.Path)).Message;
}
