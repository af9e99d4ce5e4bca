using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Inputs.Text;

namespace Macl.Inputs.Tests.Text.Tokenizers;

/// <summary>What make_tokens.mjs wrote with Hugging Face's tokenizers: texts, tokenizers and the tokens that each makes of each text.</summary>
internal static class TokenizerReferences
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "References", "Tokenizers");
    private static readonly Lazy<JsonObject> Descriptions = new(() => ReadJson("tokenizers.json").AsObject());
    private static readonly Lazy<Dictionary<string, int[][]>> Expected = new(() => ReadJson("tokens.json").Deserialize<Dictionary<string, int[][]>>()!);
    private static readonly Lazy<string[]> AllTexts = new(() => ReadJson("texts.json").Deserialize<string[]>()!);

    public static string[] Names => [.. Descriptions.Value.Select(description => description.Key)];

    public static string[] Texts => AllTexts.Value;

    public static byte[] BertVocabulary => Read("bert-base-uncased.vocab.txt");

    public static byte[] RobertaVocabulary => Read("roberta-base.vocab.json");

    public static byte[] RobertaMerges => Read("roberta-base.merges.txt");

    /// <summary>The reference's tokens of every text.</summary>
    public static int[][] TokensOf(string name) => Expected.Value[name];

    /// <summary>The content of tokenizer.json.</summary>
    public static JsonObject Description(string name)
    {
        JsonObject description = Descriptions.Value[name]!.DeepClone().AsObject();
        JsonObject model = description["model"]!.AsObject();
        if (string.Equals(model["type"]!.GetValue<string>(), "BPE", StringComparison.Ordinal))
        {
            model["vocab"] = JsonNode.Parse(RobertaVocabulary);
            model["merges"] = new JsonArray([.. Lines(RobertaMerges).Skip(1).Select(merge => JsonValue.Create(merge))]);
        }
        else
        {
            model["vocab"] = new JsonObject(Lines(BertVocabulary).Index().Select(token => KeyValuePair.Create<string, JsonNode?>(token.Item, token.Index)));
        }

        return description;
    }

    /// <summary>A folder with tokenizer.json alone.</summary>
    public static TemporaryFolder FolderOf(string name) => new TemporaryFolder().Add("tokenizer.json", Description(name).ToJsonString());

    /// <summary>A folder with vocab.txt alone.</summary>
    public static TemporaryFolder BertFolder() => new TemporaryFolder().Add("vocab.txt", BertVocabulary);

    /// <summary>A folder with vocab.json and merges.txt.</summary>
    public static TemporaryFolder RobertaFolder() => new TemporaryFolder().Add("vocab.json", RobertaVocabulary).Add("merges.txt", RobertaMerges);

    /// <summary>A file that the script wrote, unpacked.</summary>
    public static byte[] Read(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, name + ".gz")), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray();
    }

    public static JsonNode ReadJson(string name) => JsonNode.Parse(Read(name))!;

    /// <summary>Text for text and token for token.</summary>
    public static void AssertEqual(string name, TextTokenizer tokenizer)
    {
        int[][] expected = TokensOf(name);
        for (int text = 0; text < Texts.Length; text++)
        {
            int[] tokens = tokenizer.Encode(Texts[text], int.MaxValue);
            Assert.True(expected[text].AsSpan().SequenceEqual(tokens), $"{name}, text {text}, '{Start(Texts[text])}': {Start(string.Join(' ', tokens))} where {Start(string.Join(' ', expected[text]))} is expected.");
        }
    }

    private static string Start(string text) => text.Length > 200 ? text[..200] + "…" : text;

    private static string[] Lines(byte[] content) => System.Text.Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
