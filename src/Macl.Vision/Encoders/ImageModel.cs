using System.Text.Json.Serialization;
using Macl.Inputs.Images;
using Macl.Learning.Runs;
using Macl.Vision.Batches;
using Macl.Vision.Recipes;
using TorchSharp;

namespace Macl.Vision.Encoders;

/// <summary>What makes an exported image encoder usable on other pictures: <c>model/config.json</c>.</summary>
/// <param name="Encoder">The encoder's shape; pictures are brought to its <see cref="EncoderOptions.ImageSize"/>.</param>
public sealed record ImageModel(EncoderOptions Encoder)
{
    internal const string Images = "images";

    /// <summary>Always images: other modalities' models say so of themselves.</summary>
    public string Modality { get; init; } = Images;

    /// <summary>What was taken from red, green and blue, in parts of 1. Default 0: nothing.</summary>
    public IReadOnlyList<double> Mean { get; init => field = EncoderChecks.OfEachChannel(value); } = [0, 0, 0];

    /// <summary>By what red, green and blue were divided after that, in parts of 1. Default 1: by nothing.</summary>
    public IReadOnlyList<double> Std { get; init => field = EncoderChecks.PositiveOfEachChannel(value); } = [1, 1, 1];

    /// <summary>What makes a picture the encoder's input.</summary>
    [JsonIgnore]
    public ImageTransform Transform => new() { Size = Encoder.ImageSize, Normalisation = new() { Mean = ChannelValues.Of(Mean), StandardDeviation = ChannelValues.Of(Std) } };

    /// <summary>How pictures are read for it, as in training: large ones are reduced while they are decoded.</summary>
    [JsonIgnore]
    public ImageReadingOptions Reading => new() { MostShortSide = ImageDefaults.ShortSideFor(Encoder.ImageSize) };

    /// <summary>Reads what describes the encoder of a run folder, or of a model folder itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">There is no model of this toolkit for images.</exception>
    public static ImageModel Read(string folder) => ModelFolder.ReadConfig<ImageModel>(folder, Images);

    /// <summary>Reads the model of a run folder, or a model folder itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="device">Where the encoder is put, in evaluation mode.</param>
    /// <exception cref="InvalidDataException">There is no model of this toolkit for images, or it is damaged.</exception>
    public static (ImageModel Model, ImageEncoder Encoder) Load(string folder, torch.Device device)
    {
        var config = Read(folder);
        var encoder = ImageEncoder.Create(config.Encoder, seed: 0);
        ModelFolder.ReadWeights(folder, encoder);
        encoder.to(device);
        encoder.eval();
        return (config, encoder);
    }
}
