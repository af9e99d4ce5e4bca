using System.Text.Json.Nodes;
using Macl.Inputs;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Text.Encoders;
using Macl.Text.Models;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Models;

public sealed class SentenceModelTests : IDisposable
{
    private static readonly string[] _sentences = ["the old cat", "rain fell over green hills and nobody sang when a small house saw the river"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Pooling.Cls, false)]
    [InlineData(Pooling.Mean, true)]
    public void A_saved_model_is_loaded_with_all_that_decides_its_embeddings(Pooling pooling, bool normalise)
    {
        using var saved = ToyModel.Create(pooling, normalise);
        Save(saved);
        using var loaded = SentenceModel.Load(_folder.Path, CPU);

        Assert.Equal(Embed(saved), Embed(loaded));
        Assert.Equal((saved.MaxTokens, pooling, normalise), (loaded.MaxTokens, loaded.Encoder.Pooling, loaded.Encoder.Normalise));
    }

    /// <summary>What sentence-transformers documents of the files that it loads.</summary>
    [Fact]
    public void The_folder_has_the_layout_that_sentence_transformers_loads()
    {
        using var model = ToyModel.Create(Pooling.Mean, normalise: true);
        Save(model);

        var modules = Json("modules.json").AsArray();
        Assert.Equal(["", "1_Pooling", "2_Normalize"], modules.Select(module => (string)module!["path"]!));
        Assert.Equal(
            ["sentence_transformers.models.Transformer", "sentence_transformers.models.Pooling", "sentence_transformers.models.Normalize"],
            modules.Select(module => (string)module!["type"]!));
        Assert.Equal([0, 1, 2], modules.Select(module => (int)module!["idx"]!));
        Assert.Equal((ToyModel.Size, true, false), ((int)Json("1_Pooling/config.json")["word_embedding_dimension"]!, (bool)Json("1_Pooling/config.json")["pooling_mode_mean_tokens"]!, (bool)Json("1_Pooling/config.json")["pooling_mode_cls_token"]!));
        Assert.Equal(24, (int)Json("sentence_bert_config.json")["max_seq_length"]!);
        Assert.True(Directory.Exists(_folder.Place("2_Normalize")));
        Assert.All(["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"], name => Assert.True(File.Exists(_folder.Place(name)), name));
    }

    [Fact]
    public void Without_modules_the_first_tokens_features_are_those_of_the_text()
    {
        using var model = ToyModel.Create(Pooling.Cls);
        Save(model);
        File.Delete(_folder.Place("modules.json"));
        File.Delete(_folder.Place("sentence_bert_config.json"));
        using var loaded = SentenceModel.Load(_folder.Path, CPU);

        Assert.Equal((Pooling.Cls, false, 32), (loaded.Encoder.Pooling, loaded.Encoder.Normalise, loaded.MaxTokens));
    }

    public static TheoryData<string, string, string> Damage => new()
    {
        { "modules.json", """[{"idx":0,"name":"0","path":"","type":"sentence_transformers.models.Dense"}]""", "allowed: Transformer, Pooling, Normalize" },
        { "modules.json", """[{"idx":0,"name":"0","path":"../1_Pooling","type":"sentence_transformers.models.Pooling"}]""", "allowed: a folder beside it" },
        { "modules.json", "[{", "modules.json cannot be read" },
        { "modules.json", "[null]", "modules.json has a module without a path or a type; needed: both" },
        { "modules.json", """[{"idx":0,"name":"0","path":""}]""", "modules.json has a module without a path or a type; needed: both" },
        { "modules.json", """[{"idx":0,"name":"0","type":"sentence_transformers.models.Transformer"}]""", "modules.json has a module without a path or a type; needed: both" },
        { "modules.json", """[{"idx":0,"name":"0","path":null,"type":"sentence_transformers.models.Transformer"}]""", "modules.json cannot be read" },
        { "1_Pooling/config.json", """{"pooling_mode_max_tokens":true}""", "pooling by max; allowed: cls or mean" },
        { "1_Pooling/config.json", """{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":true}""", "pooling by cls and mean" },
        { "1_Pooling/config.json", "{}", "pooling by nothing" },
        { "sentence_bert_config.json", """{"max_seq_length":1}""", "max_seq_length 1; allowed: 2 or more" },
        { "config.json", """{"model_type":"gpt2"}""", "config.json does not describe a text encoder that is supported: model_type is gpt2; allowed: bert, roberta" },
        { "config.json", """{"model_type":"bert","vocab_size":30522,"hidden_size":768000,"num_hidden_layers":2000000,"num_attention_heads":12,"intermediate_size":3072}""", "needed: 2 or more a number" },
        { "config.json", """{"model_type":"bert","vocab_size":20,"hidden_size":16,"num_hidden_layers":2,"num_attention_heads":4,"intermediate_size":24,"max_position_embeddings":32}""", "says vocab_size 20; allowed: no more tokens than that" },
        { "model.safetensors", "", "is no sound safetensors file|needed: 2 or more a number" },
    };

    [Theory]
    [MemberData(nameof(Damage))]
    public void What_is_damaged_or_unknown_is_named(string file, string content, string problem)
    {
        using var model = ToyModel.Create(Pooling.Mean);
        Save(model);
        File.WriteAllText(_folder.Place(file), content);

        var error = Assert.Throws<InvalidDataException>(() => SentenceModel.Load(_folder.Path, CPU));

        Assert.Contains(problem.Split('|'), one => error.Message.Contains(one, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_tensor_too_few_or_too_many_is_named()
    {
        using var model = ToyModel.Create(Pooling.Mean);
        Save(model);
        using var scope = NewDisposeScope();
        var weights = Safetensors.Read(_folder.Place("model.safetensors"));

        Write(weights.Where(weight => !weight.Key.EndsWith("layer.1.output.dense.bias", StringComparison.Ordinal)));
        Assert.Contains("encoder.layer.1.output.dense.bias", Refusal(), StringComparison.Ordinal);
        Write(weights.Append(new("encoder.layer.7.output.dense.bias", zeros(16))));
        Assert.Contains("encoder.layer.7.output.dense.bias", Refusal(), StringComparison.Ordinal);

        void Write(IEnumerable<KeyValuePair<string, Tensor>> some) => Safetensors.Write(_folder.Place("model.safetensors"), some.ToDictionary(StringComparer.Ordinal));

        string Refusal() => Assert.Throws<InvalidDataException>(() => SentenceModel.Load(_folder.Path, CPU)).Message;
    }

    [Fact]
    public void A_folder_without_a_tokenizer_or_without_weights_is_refused()
    {
        using var model = ToyModel.Create(Pooling.Mean);
        Save(model);
        File.Delete(_folder.Place("tokenizer.json"));
        File.Delete(_folder.Place("vocab.txt"));
        Assert.Throws<DataFormatException>(() => SentenceModel.Load(_folder.Path, CPU));
        File.Delete(_folder.Place("model.safetensors"));
        Assert.Throws<InvalidDataException>(() => SentenceModel.Load(_folder.Path, CPU));
    }

    private void Save(SentenceModel model)
    {
        using var scope = NewDisposeScope();
        new SentenceModules(model.Encoder.Pooling, model.Encoder.Normalise, model.MaxTokens).Write(_folder.Path, model.Tokenizer, ToyModel.Size);
        Safetensors.Write(_folder.Place(ModelFiles.Weights), ModuleState.Export(model.Encoder));
        DurableFile.WriteJson(_folder.Place(ModelFiles.Config), TextModelConfig.ToJson(model.Encoder.Options));
    }

    private static float[] Embed(SentenceModel model) => SentenceEmbedder.Embed(model, _sentences, TestContext.Current.CancellationToken).Values;

    private JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(_folder.Place(name)))!;
}
