using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using Macl.Testing;
using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class ImageModelTests : IDisposable
{
    private readonly string _run = Directory.CreateTempSubdirectory("macl-image-model-").FullName;

    private string Model => Path.Combine(_run, ModelFiles.Folder);

    public void Dispose() => Directory.Delete(_run, recursive: true);

    [Fact]
    public void A_saved_encoder_comes_back_with_all_that_its_pictures_need()
    {
        using var scope = NewDisposeScope();
        using var encoder = Save(new ImageModel(new EncoderOptions { ImageSize = 24 }) { Mean = [0.1, 0.2, 0.3], Std = [0.4, 0.5, 0.6] });
        var pictures = Scatter.Of("pictures", [2, 3, 24, 24], 2).to(ScalarType.Float32);
        encoder.eval();

        var (model, loaded) = ImageModel.Load(_run, CPU);

        using (loaded)
        {
            Assert.Equal(encoder.Options, model.Encoder);
            Assert.Equal([0.1, 0.2, 0.3], model.Mean);
            Assert.Equal([0.4, 0.5, 0.6], model.Std);
            Assert.False(loaded.training);
            Assert.Equal(encoder.call(pictures).data<float>(), loaded.call(pictures).data<float>());
            Assert.Equal(model.Encoder, ImageModel.Load(Model, CPU).Model.Encoder);
        }
    }

    [Fact]
    public void Options_are_written_by_their_names()
    {
        string json = JsonSerializer.Serialize(new ImageModel(new EncoderOptions { Kind = EncoderKind.ViTTiny, Stem = ResNetStem.ImageNet }), MaclJson.OneLine);

        Assert.Equal(
            """{"encoder":{"kind":"vit-tiny","imageSize":32,"stem":"imagenet","zeroInitResidual":false,"patchSize":16},"modality":"images","mean":[0,0,0],"std":[1,1,1]}""",
            json);
    }

    [Theory]
    [InlineData("""{"encoder":{},"modality":"graphs","features":1}""", "config.json is of a model for graphs, not for images.")]
    [InlineData("""{"encoder":{"kind":"resnet1000"},"modality":"images"}""", "config.json does not describe an encoder for images:")]
    [InlineData("""{"encoder":{"imageSize":0},"modality":"images"}""", "imageSize is 0; allowed: 1 or more.")]
    [InlineData("""{"encoder":{},"std":[1,0,1],"modality":"images"}""", "std is [1, 0, 1]; allowed: three numbers above 0.")]
    [InlineData("""{"encoder":{},"mean":[1],"modality":"images"}""", "mean is [1]; allowed: three numbers.")]
    [InlineData("null", "config.json does not describe an encoder for images: it is empty")]
    [InlineData("[]", "config.json does not describe an encoder for images:")]
    [InlineData("{", "config.json does not describe an encoder for images:")]
    public void Other_descriptions_are_refused(string json, string message)
    {
        Directory.CreateDirectory(Model);
        File.WriteAllText(Path.Combine(Model, ModelFiles.Config), json);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ImageModel.Load(_run, CPU)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_model_is_refused() =>
        Assert.Contains("holds no trained encoder", Assert.Throws<InvalidDataException>(() => ImageModel.Load(_run, CPU)).Message, StringComparison.Ordinal);

    [Fact]
    public void Patches_must_tile_the_picture()
    {
        var options = new EncoderOptions { Kind = EncoderKind.ViTTiny, ImageSize = 30, PatchSize = 16 };

        Assert.Equal("patchSize is 16 and imageSize 30; allowed: an imageSize that is a multiple of patchSize.", Assert.Throws<ArgumentException>(options.Validate).Message);
        Assert.Throws<ArgumentException>(() => ImageEncoder.Create(options, seed: 0));
        (options with { Kind = EncoderKind.ResNet18 }).Validate();
        Assert.Throws<ArgumentOutOfRangeException>(() => new EncoderOptions { PatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EncoderOptions { Kind = (EncoderKind)99 });
    }

    [Fact]
    public void Loading_leaves_no_tensor_behind()
    {
        Save(new ImageModel(new EncoderOptions())).Dispose();

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => ImageModel.Load(_run, CPU).Encoder.Dispose()));
    }

    private ImageEncoder Save(ImageModel model)
    {
        var encoder = ImageEncoder.Create(model.Encoder, seed: 7);
        Directory.CreateDirectory(Model);
        File.WriteAllText(Path.Combine(Model, ModelFiles.Config), JsonSerializer.Serialize(model, MaclJson.Options));
        Safetensors.Write(Path.Combine(Model, ModelFiles.Weights), encoder.state_dict());
        return encoder;
    }
}
