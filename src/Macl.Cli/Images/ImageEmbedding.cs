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
            Embed = (request, files) => Embed(request, files, reader),
        };
    }

    private static WrittenEmbeddings Embed(EncoderRequest request, EmbeddingFiles files, ImageDataReader reader)
    {
        var (model, encoder) = ImageModel.Load(request.Model, request.Device);
        using var owned = encoder;
        using var images = reader.ReadImages(request.Data, model.Reading.MostShortSide!.Value, request.Opening);
        SkippedFiles.Say(new ImageData(images, HeldOut: null), request.Opening.Progress);
        var embeddings = ImageEmbedder.Embed(encoder, images, model.Transform, request.Device, cancellation: request.Opening.Cancellation);
        return files.Write(new EmbeddedSamples(images.Name, embeddings, images.NameOf, images.Labels));
    }
}
