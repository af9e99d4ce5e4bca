using Macl.Text.Encoders;

namespace Macl.Text.Tests.Encoders;

public sealed class TextModelConfigTests : IDisposable
{
    private const string Shape = """ "vocab_size": 30522, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072 """;

    private readonly string _folder = Directory.CreateTempSubdirectory("macl-text-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Old_files_of_BERT_say_no_family() => Assert.Equal(new TextEncoderOptions(), Read("{" + Shape + "}"));

    [Fact]
    public void RoBERTa_numbers_positions_behind_its_padding()
    {
        var options = Read("{" + Shape + """, "model_type": "roberta", "max_position_embeddings": 514, "type_vocab_size": 1, "layer_norm_eps": 1e-05, "pad_token_id": null, "num_labels": 2}""");

        Assert.Equal((TextFamily.Roberta, 1, 512, 1e-5), (options.Family, options.PadId, options.MaxTokens, options.LayerNormEpsilon));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var options = new TextEncoderOptions
        {
            Family = TextFamily.Roberta,
            VocabularySize = 99,
            HiddenSize = 30,
            Layers = 3,
            Heads = 5,
            IntermediateSize = 7,
            Activation = Activation.GeluTanh,
            Positions = 20,
            TokenTypes = 1,
            PadId = 1,
            Dropout = .2,
            AttentionDropout = 0,
            LayerNormEpsilon = 1e-5,
        };

        Assert.Equal(options, Read(TextModelConfig.ToJson(options).ToJsonString()));
    }

    [Fact]
    public void Transformers_finds_its_own_names()
    {
        var json = TextModelConfig.ToJson(new TextEncoderOptions { Activation = Activation.GeluTanh });

        Assert.Equal("bert", json["model_type"]!.GetValue<string>());
        Assert.Equal("BertModel", json["architectures"]![0]!.GetValue<string>());
        Assert.Equal("gelu_new", json["hidden_act"]!.GetValue<string>());
        Assert.Equal(512, json["max_position_embeddings"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"model_type": "t5"}""", "model_type is t5; allowed: bert, roberta")]
    [InlineData("""{"model_type": "BERT"}""", "model_type is BERT; allowed: bert, roberta")]
    [InlineData("""{"model_type": 0}""", "model_type is 0; allowed: bert, roberta")]
    [InlineData("""{"model_type": ["bert"]}""", """model_type is ["bert"]; allowed: bert, roberta""")]
    [InlineData("""{"model_type": "bert"}""", "vocab_size is missing")]
    [InlineData("{" + Shape + """, "position_embedding_type": "relative_key"}""", "position_embedding_type is relative_key; allowed: absolute")]
    [InlineData("{" + Shape + """, "hidden_act": "swish9"}""", "hidden_act is swish9; allowed: gelu, gelu_new, relu")]
    [InlineData("{" + Shape + """, "hidden_act": 1}""", "hidden_act is 1; allowed: gelu, gelu_new, relu")]
    [InlineData("{" + Shape + """, "is_decoder": true}""", "is_decoder is true; allowed: false")]
    [InlineData("{" + Shape + """, "hidden_size": 770}""", "The hidden size is 770 and there are 12 heads")]
    [InlineData("{" + Shape + """, "layer_norm_eps": 0}""", "layerNormEpsilon is 0; allowed: above 0")]
    [InlineData("{" + Shape + """, "pad_token_id": 30522}""", "The padding token is 30522 and there are 30522 tokens")]
    [InlineData("", "does not describe a text encoder")]
    [InlineData("null", "it is empty")]
    [InlineData("[1]", "does not describe a text encoder")]
    public void What_is_not_supported_is_named(string json, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_a_description_is_no_model() =>
        Assert.Equal($"{_folder} holds no model: there is no config.json in it.", Assert.Throws<InvalidDataException>(() => TextModelConfig.Read(_folder)).Message);

    private TextEncoderOptions Read(string json)
    {
        File.WriteAllText(Path.Combine(_folder, TextModelConfig.FileName), json);
        return TextModelConfig.Read(_folder);
    }
}
