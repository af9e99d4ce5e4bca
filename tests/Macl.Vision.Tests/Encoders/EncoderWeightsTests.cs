using System.Diagnostics;
using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;
using Macl.Testing;
using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class EncoderWeightsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("macl-weights-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "published.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ScalarType.Float32, 0)]
    [InlineData(ScalarType.Float16, 1e-3)]
    [InlineData(ScalarType.BFloat16, 5e-3)]
    public void Published_weights_of_any_floating_type_load_without_the_classifier(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var published = Make(seed: 1);
        using var encoder = Make(seed: 2);
        var tensors = ModuleState.Export(published).ToDictionary(entry => entry.Key, entry => entry.Value.is_floating_point() ? entry.Value.to(type) : entry.Value, StringComparer.Ordinal);
        tensors["fc.weight"] = zeros(10, 512, dtype: type);
        tensors["fc.bias"] = zeros(10, dtype: type);
        Safetensors.Write(Path, tensors);

        Assert.Equal(["fc.bias", "fc.weight"], EncoderWeights.Load(encoder, Path));

        var own = encoder.state_dict();
        Assert.All(published.state_dict(), entry => Assert.True((entry.Value - own[entry.Key]).abs().max().to(ScalarType.Float64).item<double>() <= tolerance, entry.Key));
        Assert.All(own.Values, value => Assert.True(value.dtype is ScalarType.Float32 or ScalarType.Int64));
    }

    [Fact]
    public void Counts_of_batches_may_be_absent()
    {
        using var scope = NewDisposeScope();
        using var encoder = Make(seed: 2);
        Save(Make(seed: 1), tensors => tensors.Keys.Where(name => name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToList().ForEach(name => tensors.Remove(name)));

        Assert.Empty(EncoderWeights.Load(encoder, Path));
    }

    [Fact]
    public void What_does_not_fit_is_said_in_one_line_and_changes_nothing()
    {
        AssertRefused(tensors => tensors.Remove("layer1.0.conv1.weight"), $"The tensor layer1.0.conv1.weight is missing in {Path}.");
        AssertRefused(tensors => tensors["layer9.bias"] = zeros(3), $"The tensor layer9.bias is in {Path}, but not in the encoder.");
        AssertRefused(tensors => tensors["conv1.weight"] = zeros(64, 3, 7, 7), $"The tensor conv1.weight is Float32 [64, 3, 7, 7] in {Path}, but Float32 [64, 3, 3, 3] in the encoder.");
        AssertRefused(tensors => tensors["bn1.weight"] = zeros(64, dtype: ScalarType.Int64), $"The tensor bn1.weight is Int64 [64] in {Path}, but Float32 [64] in the encoder.");
        AssertRefused(tensors => tensors["head_of_another.weight"] = zeros(1), $"The tensor head_of_another.weight is in {Path}, but not in the encoder.");
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        using var encoder = Make(seed: 2);
        Save(Make(seed: 1), _ => { });
        byte[] bytes = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, bytes[..^5]);

        Assert.Contains(Path, Assert.Throws<InvalidDataException>(() => EncoderWeights.Load(encoder, Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, "4")]
    [InlineData(48, "12")]
    public void Position_embeddings_for_another_grid_are_resampled_as_in_timm(int size, string side)
    {
        using var scope = NewDisposeScope();
        using var published = ImageEncoder.Create(new() { Kind = EncoderKind.ViTTiny, ImageSize = 32, PatchSize = 4 }, seed: 1);
        using var encoder = ImageEncoder.Create(new() { Kind = EncoderKind.ViTTiny, ImageSize = size, PatchSize = 4 }, seed: 2);
        var state = ModuleState.Export(published);
        state["pos_embed"] = Scatter.Of("pos_embed", [1, 65, 192], 0.5).to(ScalarType.Float32);
        Safetensors.Write(Path, state);

        EncoderWeights.Load(encoder, Path);

        double[] own = Scatter.KeptOf(encoder.get_parameter("pos_embed")!);
        Assert.All(EncoderReference.Read().Positions[side].Zip(own), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Loading_leaves_no_tensor_behind()
    {
        using var encoder = Make(seed: 2);
        Save(Make(seed: 1), _ => { });

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => EncoderWeights.Load(encoder, Path)));
    }

    /// <summary>Run by hand, where a Python with torchvision is: <c>-explicit only</c>.</summary>
    [Theory(Explicit = true)]
    [InlineData(EncoderKind.ResNet18, ResNetStem.ImageNet, "resnet18", "imagenet")]
    [InlineData(EncoderKind.ResNet34, ResNetStem.Cifar, "resnet34", "cifar")]
    [InlineData(EncoderKind.ResNet50, ResNetStem.ImageNet, "resnet50", "imagenet")]
    public void Ours_load_in_torchvision_and_give_the_same_features_there(EncoderKind kind, ResNetStem stem, string name, string stemName)
    {
        using var scope = NewDisposeScope();
        using var encoder = ImageEncoder.Create(new() { Kind = kind, Stem = stem }, seed: 1);
        encoder.eval();
        Safetensors.Write(Path, encoder.state_dict());
        var pictures = Scatter.Of("pictures", [1, 3, 32, 32], 2).to(ScalarType.Float32);

        float[] theirs = JsonSerializer.Deserialize<float[]>(RunTorchvision([Path, name, stemName], pictures.bytes.ToArray()))!;

        float[] ours = encoder.call(pictures).data<float>().ToArray();
        Assert.All(ours.Zip(theirs), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, ours.Max())));
    }

    private static string RunTorchvision(string[] arguments, byte[] input)
    {
        string script = System.IO.Path.Combine(AppContext.BaseDirectory, "References", "read_by_torchvision.py");
        string program = Environment.GetEnvironmentVariable("PYTHON") ?? "python3";
        using var python = Process.Start(new ProcessStartInfo(program, [script, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        python.StandardInput.BaseStream.Write(input);
        python.StandardInput.Close();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
        return output;
    }

    private static ImageEncoder Make(long seed) => ImageEncoder.Create(new() { Kind = EncoderKind.ResNet18 }, seed);

    private void Save(ImageEncoder encoder, Action<Dictionary<string, Tensor>> change)
    {
        using var scope = NewDisposeScope();
        using (encoder)
        {
            var tensors = ModuleState.Export(encoder);
            change(tensors);
            Safetensors.Write(Path, tensors);
        }
    }

    private void AssertRefused(Action<Dictionary<string, Tensor>> change, string message)
    {
        using var scope = NewDisposeScope();
        using var encoder = Make(seed: 2);
        var before = ModuleState.Export(encoder);
        Save(Make(seed: 1), change);

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => EncoderWeights.Load(encoder, Path)).Message);

        Assert.All(encoder.state_dict(), entry => Assert.Equal(before[entry.Key].bytes.ToArray(), entry.Value.bytes.ToArray()));
    }
}
