using Macl.Cli.Embed;
using Macl.Cli.Modalities;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>For <c>macl embed images</c>.</summary>
internal static class ImageEmbedding
{
    public static Embedding Create()
    {
        var reader = new ImageDataReader();
        return new()
        {
            Modality = ImageModality.Name,
            Sample = "a picture",
            Data = reader.WithTest(ImageDefaults.MostShortSide).Description,
            Options = reader.WithoutTest,
            Embed = request => Embed(request, reader),
        };
    }

    private static EmbeddedSamples Embed(EncoderRequest request, ImageDataReader reader)
    {
        var (model, encoder) = ImageModel.Load(request.Model, request.Device);
        using var owned = encoder;
        using var images = reader.ReadImages(request.Data, model.Reading.MostShortSide!.Value, request.Opening);
        SkippedFiles.Say(new ImageData(images, HeldOut: null), request.Opening.Progress);
        var embeddings = ImageEmbedder.Embed(encoder, images, model.Transform, request.Device, cancellation: request.Opening.Cancellation);
        string[] names = [.. Enumerable.Range(0, images.Count).Select(images.NameOf)];
        return new EmbeddedSamples(images.Name, embeddings, row => names[row], images.Labels);
    }
}
