using Macl.Learning.Checkpoints;
using Macl.Testing;
using Macl.Text.Encoders;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Encoders;

public sealed class TextWeightsTests : IDisposable
{
    private const string Words = "embeddings.word_embeddings.weight";
    private static readonly TextEncoderOptions _options = new() { VocabularySize = 20, HiddenSize = 8, Layers = 1, Heads = 2, IntermediateSize = 12, Positions = 6 };

    private readonly string _folder = Directory.CreateTempSubdirectory("macl-text-").FullName;
    private readonly TextEncoder _saved = new(_options, seed: 1);
    private readonly TextEncoder _loaded = new(_options, seed: 2);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _saved.Dispose();
        _loaded.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("bert.")]
    [InlineData("roberta.")]
    public void A_prefix_and_heads_do_not_matter(string prefix)
    {
        Write(State().ToDictionary(entry => prefix + entry.Key, entry => entry.Value).Concat(
        [
            new(prefix + "pooler.dense.weight", ones(8, 8)), new("cls.predictions.bias", ones(20)), new(prefix + "embeddings.position_ids", arange(6)),
        ]));

        var ignored = TextWeights.Load(_loaded, _folder);

        Assert.Equal(["cls.predictions.bias", "embeddings.position_ids", "pooler.dense.weight"], ignored);
        AssertEqual(0);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 0)]
    [InlineData(ScalarType.Float16, 1e-4)]
    [InlineData(ScalarType.BFloat16, 1e-3)]
    public void Other_floating_types_become_float32(ScalarType type, double tolerance)
    {
        Write(State().Select(entry => KeyValuePair.Create(entry.Key, entry.Value.to(type))));

        TextWeights.Load(_loaded, _folder);

        AssertEqual(tolerance);
    }

    [Fact]
    public void Old_names_of_layer_normalisations_are_known()
    {
        Write(State().Select(entry => KeyValuePair.Create(entry.Key.Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal).Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal), entry.Value)));

        TextWeights.Load(_loaded, _folder);

        AssertEqual(0);
    }

    [Fact]
    public void Weights_may_lie_in_parts()
    {
        WriteParts(State().Index().ToLookup(entry => $"model-{entry.Index % 2}.safetensors", entry => entry.Item));

        TextWeights.Load(_loaded, _folder);

        AssertEqual(0);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../model-1.safetensors"}}""", "names the part ../model-1.safetensors, which is not in the folder")]
    [InlineData("""{"weight_map":{"a":"model-9.safetensors"}}""", "names the part model-9.safetensors, which is not in the folder")]
    [InlineData("""{"weight_map":{"a":null}}""", "does not say which file holds which tensor: the file of a is null")]
    [InlineData("""{"weight_map":{"a":3}}""", "does not say which file holds which tensor")]
    [InlineData("{}", "does not say which file holds which tensor")]
    [InlineData("", "does not say which file holds which tensor")]
    public void A_damaged_index_is_refused(string index, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "model.safetensors.index.json"), index);

        AssertRefused(message);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        Write(State().Where(entry => !entry.Key.Equals("encoder.layer.0.output.dense.bias", StringComparison.Ordinal)));

        AssertRefused("The tensor encoder.layer.0.output.dense.bias is missing");
    }

    [Fact]
    public void An_unknown_tensor_is_named()
    {
        Write(State().Append(new("encoder.layer.1.output.dense.bias", ones(8))));

        AssertRefused("The tensor encoder.layer.1.output.dense.bias is in the file, but not in the model");
    }

    [Fact]
    public void A_tensor_that_is_there_with_and_without_a_prefix_is_named()
    {
        Write(State().Append(new("bert." + Words, ones(20, 8))));

        AssertRefused($"the tensor {Words} is there 2 times, as bert.{Words} and {Words}; allowed: once");
    }

    [Fact]
    public void A_tensor_that_is_in_two_parts_is_named()
    {
        WriteParts(State().Append(new(Words, ones(20, 8))).Index().ToLookup(entry => $"model-{entry.Index / State().Count}.safetensors", entry => entry.Item));

        AssertRefused($"the tensor {Words} is there 2 times, as {Words}; allowed: once");
    }

    [Fact]
    public void Another_vocabulary_is_named()
    {
        Write(State().Select(entry => entry.Key.Equals(Words, StringComparison.Ordinal) ? new(entry.Key, ones(21, 8)) : entry));

        AssertRefused("The tensor embeddings.word_embeddings.weight is Float32 [21, 8] in the file, but Float32 [20, 8] in the model");
    }

    [Fact]
    public void Whole_numbers_are_no_weights()
    {
        Write(State().Select(entry => entry.Key.Equals(Words, StringComparison.Ordinal) ? new(entry.Key, ones(20, 8, dtype: ScalarType.Int64)) : entry));

        AssertRefused("the tensor embeddings.word_embeddings.weight is of Int64; allowed: a floating type");
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        Write(State());
        string path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5]);

        AssertRefused("is no sound safetensors file");
    }

    [Fact]
    public void Pickled_weights_are_refused_with_what_is_needed()
    {
        File.WriteAllText(Path.Combine(_folder, "pytorch_model.bin"), "");

        AssertRefused("can run any program and is not read; needed: model.safetensors");
    }

    [Fact]
    public void A_folder_without_weights_is_refused() => AssertRefused("holds no weights: there is no model.safetensors in it");

    [Fact]
    public void Nothing_stays_behind()
    {
        Write(State());

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => TextWeights.Load(_loaded, _folder)));
    }

    private Dictionary<string, Tensor> State() => _saved.state_dict();

    private void Write(IEnumerable<KeyValuePair<string, Tensor>> tensors) => Safetensors.Write(Path.Combine(_folder, "model.safetensors"), new Dictionary<string, Tensor>(tensors, StringComparer.Ordinal));

    private void WriteParts(ILookup<string, KeyValuePair<string, Tensor>> parts)
    {
        foreach (var part in parts)
        {
            Safetensors.Write(Path.Combine(_folder, part.Key), part.ToDictionary());
        }

        string map = string.Join(',', parts.SelectMany(part => part.Select(entry => $"\"{entry.Key}\":\"{part.Key}\"")));
        File.WriteAllText(Path.Combine(_folder, "model.safetensors.index.json"), "{\"weight_map\":{" + map + "}}");
    }

    private void AssertRefused(string message)
    {
        float[] before = WordsOf(_loaded);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => TextWeights.Load(_loaded, _folder)).Message, StringComparison.Ordinal);
        Assert.Equal(before, WordsOf(_loaded));
    }

    private void AssertEqual(double tolerance) => Assert.All(State(), entry => Assert.All(
        entry.Value.data<float>().ToArray().Zip(_loaded.state_dict()[entry.Key].data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance)));

    private static float[] WordsOf(TextEncoder encoder) => encoder.get_parameter(Words)!.data<float>().ToArray();
}
